using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Kernels of the chosen device, to be disposed when the work is done.</summary>
public sealed class ChosenKernels : IDisposable
{
    private readonly IDisposable? owned;

    internal ChosenKernels(ISplatKernels kernels, OpenClDevice? device, IDisposable? owned = null) => (Kernels, Device, this.owned) = (kernels, device, owned);

    /// <summary>The kernels.</summary>
    public ISplatKernels Kernels { get; }

    /// <summary>The kernels where they are a device's; null where the CPU computes, which knows best how to share itself out.</summary>
    public ISplatKernels? OfDevice => Device is null ? null : Kernels;

    /// <summary>What computes: the device's name, or CPU.</summary>
    public string Name => Device?.Name ?? "CPU";

    /// <summary>The device; null where the CPU computes.</summary>
    public OpenClDevice? Device { get; }

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();
}
