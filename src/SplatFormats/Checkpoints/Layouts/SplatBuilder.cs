using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Checkpoints.Containers;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>Checks the tensors of a layout against one another and makes a cloud of them.</summary>
internal sealed partial class SplatBuilder
{
    private static readonly string[] Appearance = ["pose_adjust", "app_module", "post_processing", "bil_grids", "bilateral_grid", "feature_decoder"];

    private readonly CheckpointContainer container;
    private readonly SplatLayout layout;
    private readonly CheckpointReadOptions options;
    private readonly TensorResolver resolver;
    private readonly List<string> warnings = [];
    private readonly HashSet<string> used = [];
    private readonly ICheckpointColumn?[] columns = new ICheckpointColumn?[Enum.GetValues<SplatColumn>().Length];
    private readonly long count;

    private SplatBuilder(CheckpointContainer container, SplatLayout layout, CheckpointReadOptions options)
    {
        this.container = container;
        this.layout = layout;
        this.options = options;
        resolver = new TensorResolver(container);
        TensorView means = Wanted(layout.Keys.Means);
        if (means.Rank != 2 || means.Sizes[1] != 3 || means.Sizes[0] < 1) RefuseShape(means, "(N, 3) with N of 1 or more");
        count = means.Sizes[0];
        CheckCount(means);
        Set(SplatColumn.Positions, new PlainColumn(means, 3));
    }

    /// <summary>Makes the cloud. The source that is returned owns the container's bytes.</summary>
    internal static ISplatSource Build(CheckpointContainer container, SplatLayout layout, CheckpointReadOptions options) =>
        new SplatBuilder(container, layout, options).Build();

    private ISplatSource Build()
    {
        SplatKeys keys = layout.Keys;
        Set(SplatColumn.LogScales, new PlainColumn(Shaped(keys.LogScales, [count, 3]), 3));
        Set(SplatColumn.RotationsXyzw, new QuaternionColumn(Shaped(keys.Quats, [count, 4])));
        Set(SplatColumn.OpacityLogits, new PlainColumn(Shaped(keys.Opacities, [count], [count, 1]), 1));
        bool hasSh = BuildColour();
        ShRestTensor rest = hasSh ? ReadShRest() : ShRestTensor.None;
        bool moves = BuildMotion();
        if (rest.Degree > 0) Set(SplatColumn.ShRest, ShRestColumn(rest, 0));
        Warn(rest.Degree);
        var schema = new SplatSchema(count, rest.Degree, moves);
        var source = new CheckpointSource(container.Bytes, schema, warnings, columns, ownsBytes: true);
        return rest.FrameAxis is null || rest.Degree == 0 ? source : new ShFrameCheckpointSource(source, rest.FrameCount, frame => ShRestColumn(rest, frame));
    }

    private void Set(SplatColumn column, ICheckpointColumn reader) => columns[(int)column] = reader;

    private TensorView Wanted(string key)
    {
        AssetLocation where = container.File.In(layout.Path + key);
        if (!layout.Splats.TryGet(key, out object? value))
        {
            string present = string.Join(", ", layout.Splats.Keys.Take(24).Select(PickleTree.Printable));
            CheckpointErrors.Damaged(where, "CKPT-KEY-MISSING", $"expected a tensor {key}, found only {present}");
        }

        used.Add(key);
        TensorView view = resolver.Resolve(value, layout.Path + key);
        if (view.Dtype.IsComplex()) CheckpointErrors.Unsupported(where, "CKPT-DTYPE", $"expected real numbers, found {view.Dtype.Name()}");
        return view;
    }

    private TensorView Shaped(string key, params long[][] accepted)
    {
        TensorView view = Wanted(key);
        if (!accepted.Any(a => a.AsSpan().SequenceEqual(view.Sizes))) RefuseShape(view, string.Join(" or ", accepted.Select(TensorView.ShapeText)));
        return view;
    }

    /// <summary>A view may repeat its rows without end, but the file must pay for each splat with some bytes.</summary>
    private void CheckCount(TensorView means)
    {
        long elements = means.Storage.Length / means.Dtype.Size();
        if (count > elements) RefuseShape(means, string.Create(CultureInfo.InvariantCulture, $"with at most as many splats as its storage has elements, {elements}"));
    }

    private static void RefuseShape(TensorView view, string expected) =>
        CheckpointErrors.Damaged(view.Location, "CKPT-SHAPE", $"expected shape {expected}, found {view.Shape}");

    /// <summary>Appearance optimisation has logits of base colours and no spherical harmonics; the true colour needs its module.</summary>
    private bool BuildColour()
    {
        SplatKeys keys = layout.Keys;
        bool appearance = !layout.Splats.Has(keys.ShDc) && layout.Splats.Has(SplatKeys.Features);
        if (!appearance)
        {
            Set(SplatColumn.ShDc, new PlainColumn(Shaped(keys.ShDc, [count, 1, 3], [count, 3]), 3));
            return true;
        }

        Set(SplatColumn.ShDc, new ColourLogitColumn(Shaped(SplatKeys.Colors, [count, 3])));
        used.Add(SplatKeys.Features);
        warnings.Add("CKPT-APPEARANCE: the colours need the trainer's appearance module; the base colour σ(colors) is read in their place");
        return false;
    }

    private bool BuildMotion()
    {
        bool times = layout.Splats.Has(SplatKeys.Times);
        if (!times && !layout.Splats.Has(SplatKeys.Durations)) return false;
        Set(SplatColumn.Times, new PlainColumn(Shaped(SplatKeys.Times, [count, 1], [count]), 1));
        Set(SplatColumn.LogDurations, new PlainColumn(Shaped(SplatKeys.Durations, [count, 1], [count]), 1));
        Set(SplatColumn.Velocities, new ZeroColumn());
        if (!layout.Splats.Has(SplatKeys.Velocities))
        {
            warnings.Add("velocities are missing: every splat stays where it is");
            return true;
        }

        TensorView velocities = Shaped(SplatKeys.Velocities, [count, 3]);
        if (options.UseVelocity ?? UseVelocity()) Set(SplatColumn.Velocities, new PlainColumn(velocities, 3));
        else warnings.Add("use_velocity is false: velocities are read as 0");
        return true;
    }

    private bool UseVelocity()
    {
        object? flag = layout.Top["use_velocity"];
        if (flag is null or true or not (0L or false) and long) return true;
        if (flag is not (false or 0L)) CheckpointErrors.Damaged(container.File.In("use_velocity"), "CKPT-SHAPE", $"expected a truth value, found {PickleTree.Describe(flag)}");
        return false;
    }

    private void Warn(int degree)
    {
        string[] extra = [.. layout.Splats.Keys.Where(k => !used.Contains(k) && !layout.Keys.All.Contains(k)).Select(PickleTree.Printable)];
        bool named = layout.Trainer is not CheckpointTrainer.ThreeDGrut && layout.Splats != layout.Top;
        if (extra.Length > 0 && named) warnings.Add($"{layout.Path.TrimEnd('.')} has keys that are not read: {string.Join(", ", extra)}");
        foreach (string key in Appearance)
        {
            if (PickleTree.AsMap(layout.Top[key]) is { Pairs.Count: > 0 }) warnings.Add($"{key} is not read");
        }

        if (layout.Top["dataset_transform"] is not null) warnings.Add("dataset_transform is not applied: positions are in the frame of the training");
        if (layout.Trainer == CheckpointTrainer.Splatfacto && degree == 0) warnings.Add("a splatfacto model of degree 0 may hold logits of colours in features_dc; its config.yml says so");
        object? active = layout.Top[layout.Trainer == CheckpointTrainer.ThreeDGrut ? "n_active_features" : GraphdecoTuple.ActiveDegree];
        if (active is long bands && bands >= 0 && bands < degree)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"training had reached degree {bands} of {degree}; all stored coefficients are read"));
        }
    }
}
