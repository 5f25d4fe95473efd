using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>What NuRec volumes ask for beside their payload: a colour correction, and the place of their proxy.</summary>
/// <remarks>
/// Both act on request, for their meaning is known by the attributes' names and defaults alone: rows of the correction are
/// shares of red, green and blue and an offset, of colours as they are displayed; a volume with <c>useProxyTransform</c> stands
/// where its proxy does instead of where its own transforms put it. Source: the NuRec description, sections 5.2 and 9.
/// </remarks>
internal static class NuRecCorrections
{
    private static readonly string[] Rows = ["omni:nurec:ccmR", "omni:nurec:ccmG", "omni:nurec:ccmB"];

    /// <summary>The cloud with its volume's colour correction, if there is one and it is asked for.</summary>
    /// <exception cref="AssetFormatException">The correction is not finite.</exception>
    internal static ISplatSource Recolor(ISplatSource cloud, UsdPrim volume, StageValues values, bool apply, List<string> warnings)
    {
        if (NuRecVolumeReader.Fields(volume).FirstOrDefault(each => IsCorrected(each, values)) is not { } field) return cloud;
        if (!apply)
        {
            warnings.Add($"the colour correction of <{field.GetPath()}> is not applied");
            return cloud;
        }

        try
        {
            return new RecoloredSplatSource(cloud, Correction(field, values));
        }
        catch (ArgumentException error)
        {
            throw new AssetFormatException(SplatPrims.LocationOf(field), "NUREC-CCM", error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    /// <summary>The prim whose transforms place a volume: itself, or its proxy if it asks for that one and that is asked for.</summary>
    internal static UsdPrim PlacedBy(UsdPrim volume, StageValues values, bool apply, List<string> warnings)
    {
        if (values.Bool(volume, "omni:nurec:useProxyTransform") is not true) return volume;
        if (!apply)
        {
            warnings.Add($"<{volume.GetPath()}> asks for the transform of its proxy; its own is read");
            return volume;
        }

        UsdRelationship relationship = volume.GetRelationship(new TfToken("proxy"));
        SdfPathVector targets = relationship.IsValid() ? relationship.GetTargets() : [];
        UsdPrim proxy = targets.Count == 1 ? volume.GetStage().GetPrimAtPath(targets[0]) : new UsdPrim();
        if (proxy.IsValid()) return proxy;
        warnings.Add($"<{volume.GetPath()}> asks for the transform of its proxy, of which there is {(targets.Count < 2 ? "none" : FormattableString.Invariant($"no one but {targets.Count}"))}; its own is read");
        return volume;
    }

    private static bool IsCorrected(UsdPrim field, StageValues values) => !Correction(field, values).AsSpan().SequenceEqual((ReadOnlySpan<double>)[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);

    /// <summary>The rows, one after another; those that are not authored are the identity's.</summary>
    private static double[] Correction(UsdPrim field, StageValues values)
    {
        double[] rows = new double[12];
        for (int i = 0; i < Rows.Length; i++)
        {
            rows[5 * i] = 1;
            if (values.Float4(field, Rows[i]) is not { } row) continue;
            for (int c = 0; c < 4; c++) rows[(4 * i) + c] = row[c];
        }

        return rows;
    }
}
