using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>One column of a checkpoint in this library's convention.</summary>
internal interface ICheckpointColumn
{
    /// <summary>Fills <paramref name="into"/> with whole records.</summary>
    void Read(long first, Span<float> into);
}

/// <summary>A tensor whose rows are the records as they are.</summary>
internal sealed class PlainColumn(TensorView tensor, int width) : ICheckpointColumn
{
    private readonly TensorRows rows = new(tensor, width);

    public void Read(long first, Span<float> into) => rows.Read(first, into);
}

/// <summary>Quaternions: w, x, y, z in the file and x, y, z, w in memory.</summary>
internal sealed class QuaternionColumn(TensorView tensor) : ICheckpointColumn
{
    private readonly TensorRows rows = new(tensor, 4);

    public void Read(long first, Span<float> into)
    {
        rows.Read(first, into);
        RotateLeft(into);
    }

    /// <summary>Moves w from the front of each quaternion to its end. Bits stay as they are.</summary>
    internal static void RotateLeft(Span<float> quaternions)
    {
        foreach (ref Vector128<uint> q in MemoryMarshal.Cast<float, Vector128<uint>>(quaternions)) q = Vector128.Shuffle(q, Vector128.Create(1u, 2, 3, 0));
    }

    /// <summary>Moves w from the end of each quaternion to its front.</summary>
    internal static void RotateRight(Span<float> quaternions)
    {
        foreach (ref Vector128<uint> q in MemoryMarshal.Cast<float, Vector128<uint>>(quaternions)) q = Vector128.Shuffle(q, Vector128.Create(3u, 0, 1, 2));
    }
}

/// <summary>A column that the checkpoint leaves out or overrules.</summary>
internal sealed class ZeroColumn : ICheckpointColumn
{
    public void Read(long first, Span<float> into) => into.Clear();
}

/// <summary>Logits of colours in place of a constant coefficient: 0.5 + C0·x = σ(colour), so x = (σ(colour) − 0.5) / C0.</summary>
internal sealed class ColourLogitColumn(TensorView tensor) : ICheckpointColumn
{
    private readonly TensorRows rows = new(tensor, 3);

    public void Read(long first, Span<float> into)
    {
        rows.Read(first, into);
        TensorPrimitives.Sigmoid(into, into);
        TensorPrimitives.Subtract(into, 0.5f, into);
        TensorPrimitives.Divide(into, (float)SphericalHarmonics.C0, into);
    }
}

/// <summary>Coefficients that count only where a mask is above one half, and are 0 elsewhere.</summary>
internal sealed class MaskedColumn(ICheckpointColumn column, int width, TensorView mask) : ICheckpointColumn
{
    private const int Chunk = 1024;
    private readonly TensorRows masks = new(mask, 1);

    public void Read(long first, Span<float> into)
    {
        column.Read(first, into);
        Span<float> mask = stackalloc float[Chunk];
        for (int done = 0, count = into.Length / width; done < count; done += Chunk)
        {
            Span<float> part = mask[..Math.Min(Chunk, count - done)];
            masks.Read(first + done, part);
            for (int i = 0; i < part.Length; i++)
            {
                if (!(part[i] > 0.5f)) into.Slice((done + i) * width, width).Clear();
            }
        }
    }
}
