using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <content>The higher coefficients, which come in more shapes than anything else.</content>
internal sealed partial class SplatBuilder
{
    /// <summary>The tensor of the higher coefficients: its usable degree, and its frame axis when it changes over time.</summary>
    private sealed record ShRestTensor(TensorView? View, int Degree, int? FrameAxis, int FrameCount)
    {
        internal static ShRestTensor None { get; } = new(null, 0, null, 1);
    }

    private ShRestTensor ReadShRest()
    {
        string key = layout.Keys.ShRest;
        if (!layout.Splats.Has(key)) return ShRestTensor.None;
        TensorView view = Wanted(key);
        bool flat = layout.Trainer == CheckpointTrainer.ThreeDGrut;
        int? axis = null;
        if (view.Rank == 4 && !flat) axis = FrameAxis(view);
        else if (view.Rank != (flat ? 2 : 3)) RefuseShape(view, flat ? "(N, 3·K)" : "(N, K, 3), or with an axis of frames before K");
        long[] splat = axis is { } frames ? [.. view.Sizes[..frames], .. view.Sizes[(frames + 1)..]] : view.Sizes;
        if (splat[0] != count || splat[^1] % 3 != 0 || (!flat && splat[^1] != 3))
        {
            RefuseShape(view, string.Create(CultureInfo.InvariantCulture, $"of {count} splats with 3 channels"));
        }

        int degree = UsableDegree(key, flat ? splat[1] / 3 : splat[1]);
        int frameCount = axis is { } a ? (int)Math.Min(int.MaxValue, view.Sizes[a]) : 1;
        return new ShRestTensor(view, degree, axis, frameCount);
    }

    /// <summary>The largest whole degree among <paramref name="rest"/> coefficients above the constant one, up to 3.</summary>
    private int UsableDegree(string key, long rest)
    {
        if (SphericalHarmonics.DegreeOfRestCount(rest) is { } exact) return exact;
        int degree = SphericalHarmonics.MaxDegree;
        while (SphericalHarmonics.RestCount(degree) > rest) degree--;
        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{key} has {rest} coefficients; the first {SphericalHarmonics.RestCount(degree)} are read, which is degree {degree}"));
        return degree;
    }

    /// <summary>Which of the first two axes counts frames: the one that was asked for, else the one that does not count splats.</summary>
    private int FrameAxis(TensorView view)
    {
        long first = view.Sizes[0];
        long second = view.Sizes[1];
        if (view.Sizes.Contains(0) || (first != count && second != count)) RefuseFrames(view, $"one of the first two axes to count {count} splats");
        int? axis = options.ShFrameAxis ?? (first != second ? (first == count ? 1 : 0) : null);
        if (axis is not (0 or 1)) RefuseFrames(view, "the axis of frames (option ShFrameAxis), since there are as many frames as splats");
        if (view.Sizes[1 - axis.Value] != count) RefuseFrames(view, $"axis {1 - axis} to count {count} splats");
        if (options.ShFrameCount is { } wanted && view.Sizes[axis.Value] != wanted) RefuseFrames(view, $"{wanted} frames on axis {axis}");
        return axis.Value;
    }

    [DoesNotReturn]
    private static void RefuseFrames(TensorView view, FormattableString expected) => RefuseFrames(view, expected.ToString(CultureInfo.InvariantCulture));

    [DoesNotReturn]
    private static void RefuseFrames(TensorView view, string expected) =>
        CheckpointErrors.Damaged(view.Location, "CKPT-SH-FRAMES", $"expected {expected}, found shape {view.Shape}");

    private ICheckpointColumn ShRestColumn(ShRestTensor rest, int frame)
    {
        int width = 3 * SphericalHarmonics.RestCount(rest.Degree);
        TensorView view = rest.FrameAxis is { } axis ? rest.View!.Select(axis, frame) : rest.View!;
        ICheckpointColumn column = new PlainColumn(view, width);
        string mask = SplatKeys.ShMask;
        object? value = layout.Splats[mask] ?? layout.Top[mask];
        if (value is null) return column;
        AssetLocation where = container.File.In(mask);
        TensorView masks = resolver.Resolve(value, where.Scope!);
        if (masks.Rank == 0 || masks.Sizes[0] != count || masks.Count != count || masks.Dtype.IsComplex()) RefuseShape(masks, TensorView.ShapeText([count]));
        used.Add(mask);
        return new MaskedColumn(column, width, masks);
    }
}
