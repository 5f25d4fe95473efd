using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Translates values between the layer that holds them and the stage.</summary>
/// <remarks>Source: the composition description, sections 2.1, 13 and 14.</remarks>
internal static class UsdValueMap
{
    /// <summary>Translates a value from the layer of an opinion.</summary>
    internal delegate object Mapping(object value, in UsdOpinion opinion);

    /// <summary>A value as the stage has it: asset paths resolved from the layer that authors them, times and paths mapped to those of the stage.</summary>
    /// <exception cref="AssetUnsupportedException">An asset path is a variable expression.</exception>
    internal static object ToStage(object value, in UsdOpinion opinion) =>
        Depends(value) ? Map(value, new Translation(opinion, IsForLayer: false)) : value;

    /// <summary>As <see cref="ToStage"/>, with asset paths written so that they mean the same in any layer.</summary>
    /// <exception cref="AssetUnsupportedException">An asset path is a variable expression.</exception>
    internal static object ToFlat(object value, in UsdOpinion opinion) =>
        Depends(value) ? Map(value, new Translation(opinion, IsForLayer: true)) : value;

    /// <summary>Times in a value, those in dictionaries too, mapped by an offset.</summary>
    internal static object MapTimes(object value, SdfLayerOffset offset) => value switch
    {
        SdfTimeCode time => new SdfTimeCode(offset.Apply(time.GetValue())),
        SdfTimeCodeArray times => Each<SdfTimeCode, SdfTimeCodeArray>(times, time => new SdfTimeCode(offset.Apply(time.GetValue())), static items => new SdfTimeCodeArray(items)),
        VtDictionary dictionary => MapTimes(dictionary, offset),
        _ => value,
    };

    /// <summary>Path expressions in a value with their paths mapped; what is mapped to the empty path matches nothing.</summary>
    internal static object MapPaths(object value, Func<SdfPath, SdfPath> map) => value switch
    {
        SdfPathExpression expression => Paths(expression, map),
        SdfPathExpressionArray expressions => Each<SdfPathExpression, SdfPathExpressionArray>(expressions, each => Paths(each, map), static items => new SdfPathExpressionArray(items)),
        _ => value,
    };

    private static VtDictionary MapTimes(VtDictionary dictionary, SdfLayerOffset offset)
    {
        var mapped = new VtDictionary(dictionary);
        foreach ((string key, VtValue value) in dictionary)
        {
            if (value.Held is { } held && MapTimes(held, offset) is var moved && !ReferenceEquals(moved, held)) mapped.SetValueAtPath([key], VtValue.FromObject(moved));
        }

        return mapped;
    }

    private static SdfPathExpression Paths(SdfPathExpression expression, Func<SdfPath, SdfPath> map) => new(UsdaPathExpressionText.Map(expression.Text, map));

    private static bool Depends(object value) => value switch
    {
        SdfAssetPath or SdfAssetPathArray or SdfTimeCode or SdfTimeCodeArray or SdfPathExpression or SdfPathExpressionArray => true,
        VtDictionary dictionary => dictionary.Any(entry => entry.Value.Held is { } held && Depends(held)),
        _ => false,
    };

    private static object Map(object value, Translation to) => value switch
    {
        SdfAssetPath asset => to.Asset(asset),
        SdfAssetPathArray assets => Each<SdfAssetPath, SdfAssetPathArray>(assets, to.Asset, static items => new SdfAssetPathArray(items)),
        SdfPathExpression or SdfPathExpressionArray => to.IsRoot ? value : MapPaths(value, to.MapPath),
        VtDictionary dictionary => MapEntries(dictionary, to),
        _ => to.Offset.IsIdentity() ? value : MapTimes(value, to.Offset),
    };

    private static VtDictionary MapEntries(VtDictionary dictionary, Translation to)
    {
        var mapped = new VtDictionary(dictionary);
        foreach ((string key, VtValue value) in dictionary)
        {
            if (value.Held is { } held && Depends(held)) mapped.SetValueAtPath([key], VtValue.FromObject(Map(held, to)));
        }

        return mapped;
    }

    private static TArray Each<T, TArray>(TArray array, Func<T, T> map, Func<T[], TArray> make)
        where TArray : VtArray<T>
    {
        var items = new T[array.size()];
        ReadOnlySpan<T> source = array.AsSpan();
        for (int i = 0; i < items.Length; i++) items[i] = map(source[i]);
        return make(items);
    }

    private sealed record Translation(UsdOpinion Opinion, bool IsForLayer)
    {
        internal SdfLayerOffset Offset => Opinion.OffsetToStage;

        private SdfLayerHandle Layer => Opinion.Layer;

        internal bool IsRoot => Opinion.Node.IsRoot;

        internal SdfPath MapPath(SdfPath path) => Opinion.Node.MapToRoot.MapSourceToTarget(path);

        internal SdfAssetPath Asset(SdfAssetPath asset)
        {
            string authored = asset.GetAssetPath();
            if (authored.Length == 0) return asset;
            if (PcpExpressions.IsExpression(authored))
            {
                throw new AssetUnsupportedException(Layer.Location, "USD-COMP-EXPRESSION", $"expected an asset path, found the variable expression {authored}; these are not supported");
            }

            string identifier = Layer.AnchorAssetPath(authored);
            return IsForLayer ? new SdfAssetPath(identifier) : new SdfAssetPath(authored, Resolve(identifier));
        }

        /// <summary>Looks for an asset where the resolver does, and then in the folder of the stage's root layer.</summary>
        private string Resolve(string identifier)
        {
            string resolved = ArResolver.Resolve(identifier);
            if (resolved.Length > 0 || !ArPaths.IsSearch(identifier)) return resolved;
            string folder = ArPaths.Folder(Opinion.Node.Root.LayerStack.RootLayer.GetRealPath());
            return folder.Length == 0 ? "" : ArResolver.Resolve(ArPaths.Combine(folder, identifier));
        }
    }
}
