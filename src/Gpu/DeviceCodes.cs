using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Codes as the search for nearest ones wants them on a device: dimension by dimension, relative to their centre.</summary>
internal sealed class DeviceCodes : IDisposable
{
    /// <summary>2⁻²⁴: half the distance of 1 to its neighbour in single precision.</summary>
    private const float Unit = 1f / (1 << 24);

    private readonly OpenClBuffer<float> packed, starts, centre;
    private readonly int padded;
    private readonly float longest;

    /// <summary>Packs codes and sends them.</summary>
    internal DeviceCodes(GpuDevice device, float[] codes, int dimensions)
    {
        var tiles = new CodeTiles(codes, dimensions);
        int tile = GpuDevice.NearestTile;
        padded = (tiles.Count + tile - 1) / tile * tile;
        (longest, Differences) = ((float)tiles.LongestLength * (1 + Unit), tiles.Differences);
        packed = device.Context.NewBuffer<float>((long)padded * dimensions);
        (starts, centre) = (device.Context.NewBuffer<float>(padded), device.Context.NewBuffer<float>(dimensions));
        device.Context.Work.Write(packed, Pack(tiles));
        var norms = new float[padded];
        Array.Fill(norms, float.PositiveInfinity);
        tiles.Norms.Span[..tiles.Count].CopyTo(norms);
        device.Context.Work.Write(starts, norms);
        device.Context.Work.Write(centre, tiles.Centre);
    }

    /// <summary>Whether scores are sums of squared differences, as <see cref="CodeTiles.Differences"/> says.</summary>
    internal bool Differences { get; }

    /// <summary>Sets what describes the codes as the next arguments of the search.</summary>
    internal OpenClKernel AddTo(OpenClKernel kernel) =>
        kernel.With(packed).With(starts).With(padded).With(centre).With(longest).With(Unit);

    public void Dispose()
    {
        packed.Dispose();
        starts.Dispose();
        centre.Dispose();
    }

    private float[] Pack(CodeTiles tiles)
    {
        var values = new float[padded * tiles.Dimensions];
        for (int k = 0; k < tiles.Count; k++)
        {
            ReadOnlySpan<float> code = tiles.Code(k);
            for (int d = 0; d < code.Length; d++) values[(d * padded) + k] = code[d] - tiles.Centre[d];
        }

        return values;
    }
}
