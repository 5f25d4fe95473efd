namespace pxr;

/// <summary>How a node came into the graph of a prim, the strongest kind first.</summary>
internal enum PcpArcType
{
    Root,
    Inherit,
    Variant,
    Reference,
    Payload,
    Specialize,
}
