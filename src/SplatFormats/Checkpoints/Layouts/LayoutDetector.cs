using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>Tells trainers apart by the keys at the top of a checkpoint. Judges nothing: what is wrong is found later.</summary>
internal static class LayoutDetector
{
    private static readonly string[] OwnPrefixes = ["splats.", "module."];

    /// <summary>The layout, or null when the object is of no trainer that is known.</summary>
    internal static SplatLayout? Detect(object? root)
    {
        if (root is PickleSequence) return GraphdecoTuple.Detect(root);
        PickleMap? top = PickleTree.AsMap(root);
        if (top is null) return null;
        if (PickleTree.AsMap(top["splats"]) is { } splats) return Splats(WithoutOwnPrefixes(splats), "splats.", top);
        return Pipeline(top) ?? Flat(WithoutOwnPrefixes(top), "", top) ?? StateDict(top);
    }

    private static SplatLayout Splats(PickleMap splats, string path, PickleMap top)
    {
        bool compressed = splats.Keys.Concat(top.Keys).Any(k => k == SplatKeys.ShMask || k.EndsWith("_entropy_model", StringComparison.Ordinal));
        (CheckpointTrainer trainer, SplatKeys keys) =
            splats.Has("trbf_center") && splats.Has("motion") ? (CheckpointTrainer.GscodecDynamic, SplatKeys.Gsplat)
            : splats.Has(SplatKeys.Times) || splats.Has(SplatKeys.Durations) ? (CheckpointTrainer.FreeTimeGs, SplatKeys.Gsplat)
            : splats.Has("log_scales") && splats.Has("logit_opacities") ? (CheckpointTrainer.Fvdb, SplatKeys.Fvdb)
            : (compressed ? CheckpointTrainer.GscodecStatic : CheckpointTrainer.Gsplat, SplatKeys.Gsplat);
        return new SplatLayout(trainer, keys, splats, path, top);
    }

    /// <summary>Newer nerfstudio has <c>_model.gauss_params.means</c>, older <c>_model.means</c>; either may follow <c>module.</c>.</summary>
    private static SplatLayout? Pipeline(PickleMap top)
    {
        if (PickleTree.AsMap(top["pipeline"]) is not { } pipeline) return null;
        string? key = pipeline.Keys.FirstOrDefault(k => k.EndsWith("gauss_params.means", StringComparison.Ordinal))
            ?? pipeline.Keys.FirstOrDefault(k => k.EndsWith("_model.means", StringComparison.Ordinal));
        if (key is null) return null;
        string prefix = key[..^"means".Length];
        return new SplatLayout(CheckpointTrainer.Splatfacto, SplatKeys.Splatfacto, Strip(pipeline, prefix), $"pipeline.{prefix}", top);
    }

    private static SplatLayout? Flat(PickleMap map, string path, PickleMap top)
    {
        if (map.Has("positions") && map.Has("rotation") && map.Has("scale") && map.Has("density"))
        {
            return new SplatLayout(CheckpointTrainer.ThreeDGrut, SplatKeys.ThreeDGrut, map, path, top);
        }

        bool splats = map.Has("means") && map.Has("quats") && (map.Has("scales") || map.Has("log_scales"));
        return splats ? Splats(map, path, top) : null;
    }

    /// <summary>A Lightning module saves its attributes' tensors under the attributes' names.</summary>
    private static SplatLayout? StateDict(PickleMap top)
    {
        if (PickleTree.AsMap(top["state_dict"]) is not { } state) return null;
        foreach (string leaf in new[] { "means", "positions" })
        {
            string? key = state.Keys.FirstOrDefault(k => k == leaf || k.EndsWith($".{leaf}", StringComparison.Ordinal));
            if (key is null) continue;
            string prefix = key[..^leaf.Length];
            if (Flat(Strip(state, prefix), $"state_dict.{prefix}", top) is { } layout) return layout;
        }

        return null;
    }

    private static PickleMap WithoutOwnPrefixes(PickleMap map)
    {
        if (map.Has("means")) return map;
        string? key = map.Keys.FirstOrDefault(k => k.EndsWith(".means", StringComparison.Ordinal));
        if (key is null) return map;
        string prefix = key[..^"means".Length];
        string rest = prefix;
        while (OwnPrefixes.FirstOrDefault(p => rest.StartsWith(p, StringComparison.Ordinal)) is { } own) rest = rest[own.Length..];
        return rest.Length == 0 ? Strip(map, prefix) : map;
    }

    private static PickleMap Strip(PickleMap map, string prefix)
    {
        var stripped = new PickleMap();
        foreach ((object? key, object? value) in map.Pairs)
        {
            if (key is string text && text.StartsWith(prefix, StringComparison.Ordinal)) stripped.Set(text[prefix.Length..], value);
        }

        return stripped;
    }
}
