using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>Refuses checkpoints that look like ones that are read but mean something else.</summary>
internal static class LayoutGuard
{
    private static readonly Dictionary<string, string> Incompatible = new(StringComparer.Ordinal)
    {
        ["accels"] = "the motion has terms of higher order",
        ["jerks"] = "the motion has terms of higher order",
        ["snaps"] = "the motion has terms of higher order",
        ["marginal_gates"] = "the temporal weight has a gate (FreeTimeGS++)",
        ["sh_0"] = "this is FreeTimeGS++, whose durations and velocities mean something else",
        ["sh_n"] = "this is FreeTimeGS++, whose durations and velocities mean something else",
        ["lifetime_mu"] = "the lifetime is a product of sigmoids, and times count frames",
        ["lifetime_w"] = "the lifetime is a product of sigmoids, and times count frames",
        ["lifetime_k"] = "the lifetime is a product of sigmoids, and times count frames",
        ["motion"] = "this is a spacetime Gaussian model, whose motion is a polynomial and whose kernel lacks the factor 1/2",
    };

    private static readonly string[] IncompatiblePrefixes = ["trbf_", "motion_"];

    /// <summary>Checks keys and flags.</summary>
    /// <exception cref="AssetUnsupportedException">The checkpoint is of an incompatible variant.</exception>
    internal static void Check(SplatLayout layout, AssetLocation file)
    {
        foreach (string key in layout.Splats.Keys.Concat(GraphdecoTuple.GroupNames(layout.Top)))
        {
            if (Incompatible.TryGetValue(key, out string? why)) Refuse(file.In(layout.Path + key), why);
            if (IncompatiblePrefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal))) Refuse(file.In(layout.Path + PickleTree.Printable(key)), Incompatible["motion"]);
        }

        if (layout.Trainer == CheckpointTrainer.ThreeDGrut) CheckGrut(layout.Top, file);
        else CheckFlags(layout.Top, file);
    }

    /// <summary>Names what a file is when no layout fits it.</summary>
    [DoesNotReturn]
    internal static void RefuseUnknown(object? root, IReadOnlyList<string> classes, AssetLocation file)
    {
        if (classes.FirstOrDefault(c => c.StartsWith("ftgspp.", StringComparison.Ordinal)) is { } module) Refuse(file.In(module), Incompatible["sh_0"]);
        string foreign = classes.Count == 0 ? "" : $"; classes in the file: {string.Join(", ", classes.Take(16).Select(PickleTree.Printable))}";
        string outline = PickleTree.Outline(root);
        if (root is PickleMap top)
        {
            string problem = top.Has("splats") ? $"expected splats to be a dictionary of tensors, found {PickleTree.Describe(top["splats"])}" : $"expected a key splats or the keys of another trainer, found {outline}";
            CheckpointErrors.Damaged(file.In("splats"), "CKPT-NO-SPLATS", problem + foreign);
        }

        CheckpointErrors.Damaged(file, "CKPT-UNKNOWN", $"expected the layout of a trainer that is known, found {outline}{foreign}");
    }

    /// <summary>Flags that research variants set, at the top or in <c>model_spec</c>, which wins.</summary>
    private static void CheckFlags(PickleMap top, AssetLocation file)
    {
        PickleMap? spec = PickleTree.AsMap(top["model_spec"]);
        object? Flag(string key) => spec is not null && spec.TryGet(key, out object? value) ? value : top[key];
        foreach ((string key, string expected) in new[] { ("time_units", "normalized"), ("duration_activation", "exp") })
        {
            if (Flag(key) is { } value && !expected.Equals(value)) Refuse(file.In(key), $"expected '{expected}', found {Show(value)}");
        }

        foreach (string key in new[] { "use_marginal_gating", "use_color_velocity" })
        {
            if (Flag(key) is not (null or false or 0L)) Refuse(file.In(key), "it is set, so splats mean something else");
        }

        if (top["color_correction"] is { } correction && PickleTree.AsMap(correction) is not { Pairs.Count: 0 }) Refuse(file.In("color_correction"), "colours are corrected after rendering");
    }

    private static void CheckGrut(PickleMap top, AssetLocation file)
    {
        if (top["feature_type"] is string type and not "sh")
        {
            CheckpointErrors.Unsupported(file.In("feature_type"), "CKPT-FEATURES-NEURAL", $"expected spherical harmonics, found features of type {PickleTree.Printable(type)}, which need their decoder");
        }

        foreach ((string key, string expected) in new[] { ("density_activation", "sigmoid"), ("scale_activation", "exp") })
        {
            object? found = Configured(top, "model", key);
            if (found is not null && !expected.Equals(found)) Refuse(file.In($"config.model.{key}"), $"expected '{expected}', found {Show(found)}");
        }
    }

    /// <summary>A value of an OmegaConf configuration: maps keep their nodes in <c>_content</c>, nodes their value in <c>_val</c>.</summary>
    internal static object? Configured(PickleMap top, string section, string key)
    {
        object? node = PickleTree.AsMap(PickleTree.AsMap(top["config"])?[section])?[key];
        return node is PickleObject { State: PickleMap state } ? state["_val"] : node;
    }

    private static string Show(object value) => value is string text ? $"'{PickleTree.Printable(text)}'" : PickleTree.Describe(value);

    [DoesNotReturn]
    private static void Refuse(AssetLocation where, string why) =>
        CheckpointErrors.Unsupported(where, "CKPT-VARIANT", $"an incompatible variant: {why}");
}
