namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Memory of a device, whatever it holds: an argument of a kernel.</summary>
internal interface IOpenClBuffer : IDisposable
{
    /// <summary>OpenCL's handle.</summary>
    nint Handle { get; }
}
