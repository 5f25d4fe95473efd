namespace pxr;

/// <content>Manifests made of the layers.</content>
public sealed partial class UsdClipsAPI
{
    /// <summary>Makes a layer without a file that declares the attributes that have samples in the layers of a set. Opens all of them.</summary>
    /// <param name="clipSet">The set.</param>
    /// <param name="writeBlocksForClipsWithMissingValues">Whether to note, by a block at the time at which a layer becomes active, that it has no samples of an attribute.</param>
    /// <exception cref="InvalidOperationException">The prim has no such set, or one that makes no sense. USD.NET gives null here.</exception>
    public SdfLayerHandle GenerateClipManifest(string clipSet = DefaultSet, bool writeBlocksForClipsWithMissingValues = false)
    {
        UsdStageView view = GetPrim().GetStage().View;
        UsdClipSet set = view.Index(GetPath()) is { } index && view.OwnClips(index).FirstOrDefault(each => each.Name == clipSet) is { } found
            ? found
            : throw new InvalidOperationException($"<{GetPath()}> has no clip set '{clipSet}' with layers");
        (SdfLayerHandle Layer, double Start)[] clips = [.. set.Clips.Where(clip => clip.Layer.Layer is not null).Select(clip => (clip.Layer.Layer!, clip.AuthoredStart))];
        SdfLayerHandle manifest = Declarations(clips.Select(clip => clip.Layer), set.PrimPath);
        if (!writeBlocksForClipsWithMissingValues) return manifest;
        foreach ((SdfPath path, SdfSpecData spec) in manifest.Data.Specs.Where(each => each.Value.Type == SdfSpecType.SdfSpecTypeAttribute).ToList())
        {
            foreach ((SdfLayerHandle layer, double start) in clips)
            {
                if (layer.Samples(path) is not { Count: > 0 }) manifest.SetTimeSampleValue(path, start, new SdfValueBlock());
            }
        }

        return manifest;
    }

    /// <summary>Makes a manifest for the set called <c>default</c>.</summary>
    /// <exception cref="InvalidOperationException">The prim has no such set, or one that makes no sense. USD.NET gives null here.</exception>
    public SdfLayerHandle GenerateClipManifest(bool writeBlocksForClipsWithMissingValues) => GenerateClipManifest(DefaultSet, writeBlocksForClipsWithMissingValues);

    /// <summary>Makes a layer without a file that declares the attributes that have samples in some layers.</summary>
    /// <param name="clipLayers">The layers; where they declare an attribute differently the first counts.</param>
    /// <param name="clipPrimPath">The prim in them whose attributes, and those of the prims below, count.</param>
    /// <exception cref="ArgumentException">The path is none of a prim.</exception>
    public static SdfLayerHandle GenerateClipManifestFromLayers(SdfLayerHandleVector clipLayers, SdfPath clipPrimPath)
    {
        ArgumentNullException.ThrowIfNull(clipLayers);
        ArgumentNullException.ThrowIfNull(clipPrimPath);
        if (!clipPrimPath.IsPrimPath()) throw new ArgumentException($"expected the path of a prim, found <{clipPrimPath}>", nameof(clipPrimPath));
        return Declarations(clipLayers, clipPrimPath);
    }

    private static SdfLayerHandle Declarations(IEnumerable<SdfLayerHandle> layers, SdfPath primPath)
    {
        SdfLayerHandle manifest = SdfLayer.CreateAnonymous("manifest.usda");
        foreach (SdfLayerHandle layer in layers)
        {
            var pending = new Stack<SdfPath>([primPath]);
            while (pending.TryPop(out SdfPath? path))
            {
                if (layer.Data.Find(path) is not { } spec) continue;
                foreach (SdfPath child in SdfAbstractData.Children(path, spec)) pending.Push(child);
                if (spec.Type == SdfSpecType.SdfSpecTypeAttribute && layer.Samples(path) is { Count: > 0 }) Declare(manifest, path, spec);
            }
        }

        return manifest;
    }

    private static void Declare(SdfLayerHandle manifest, SdfPath path, SdfSpecData spec)
    {
        if (manifest.Data.Has(path)) return;
        foreach (SdfPath above in path.GetParentPath().GetPrefixes())
        {
            SdfSpecType type = above.IsPrimVariantSelectionPath() ? SdfSpecType.SdfSpecTypeVariant : SdfSpecType.SdfSpecTypePrim;
            if (manifest.Data.Has(above)) continue;
            if (type == SdfSpecType.SdfSpecTypeVariant) manifest.Data.Create(above.GetParentPath().Variant(above.GetVariantSelection().first, ""), SdfSpecType.SdfSpecTypeVariantSet);
            manifest.Data.Create(above, type)[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierOver;
        }

        (UsdAttributeDeclaration.Of(spec) with { Custom = false }).WriteTo(manifest.Data.Create(path, SdfSpecType.SdfSpecTypeAttribute));
    }
}
