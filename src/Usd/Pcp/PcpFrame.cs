namespace pxr;

/// <summary>The arc of an outer graph for whose target an inner graph is being made.</summary>
/// <param name="Outer">The arc that the outer graph itself is made for, or null.</param>
/// <param name="Parent">The node of the outer graph that introduces the arc.</param>
/// <param name="MapToParent">The arc's map.</param>
/// <param name="Target">The arc's target path.</param>
/// <param name="SkipsKnownSites">Whether the inner graph leaves out arcs to sites that an outer graph has: so for classes, whose ancestors' opinions often come from where the class is known already.</param>
internal sealed record PcpFrame(PcpFrame? Outer, PcpNode Parent, PcpMapFunction MapToParent, SdfPath Target, bool SkipsKnownSites);
