using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Reads splats out of stages: NuRec volumes and ParticleField prims, each where its transforms put it.</summary>
/// <remarks>
/// Any prim path, several prims and both kinds at once will do. Values are read on demand from the files, which are mapped.
/// Source: the descriptions of NuRec, section 9, and of ParticleField, section 10.
/// </remarks>
public static class StageSplatReader
{
    /// <summary>The code of the exception that tells of a stage without splats.</summary>
    public const string NoSplats = "USD-NO-SPLATS";

    private const string PayloadExtension = ".nurec";

    /// <summary>Opens all visible splats of a stage as one cloud.</summary>
    /// <param name="path">A USD layer, a <c>.usdz</c> package, or a bare <c>.nurec</c> payload, which has no transform.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="AssetFormatException">A file is damaged, or the stage shows no splats.</exception>
    /// <exception cref="AssetUnsupportedException">A file holds what is not read.</exception>
    public static ISplatSource Open(string path, StageReadOptions? options = null)
    {
        IReadOnlyList<ISplatSource> parts = OpenParts(path, options);
        if (parts.Count == 1) return new PartSource(parts[0], path, []);
        int degree = parts.Max(part => part.Schema.ShDegree);
        bool moves = parts.Any(part => part.Schema.HasMotion);
        return new ConcatenatedSplatSource(path, parts.Select(part => Level(part, degree, moves)));
    }

    /// <summary>Opens the visible splats of a stage, one cloud a prim, in the order of the stage.</summary>
    /// <remarks>Names are the path with the prim's behind it. As <see cref="Open"/> otherwise.</remarks>
    public static IReadOnlyList<ISplatSource> OpenParts(string path, StageReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= StageReadOptions.Default;
        if (path.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)) return [NuRecPayloadReader.Open(new MappedByteSource(path))];
        using UsdStage stage = UsdStage.Open(path);
        var parts = new List<ISplatSource>();
        try
        {
            OpenParts(stage, path, options, parts);
            return parts;
        }
        catch
        {
            foreach (ISplatSource part in parts) part.Dispose();
            throw;
        }
    }

    /// <summary>Whether the splats of a stage have values at several time codes: their arrays, their visibility, or where they are.</summary>
    /// <remarks>Of value clips no layer is opened to see; several count as several values. The default values alone are what <see cref="Open"/> reads without a time code.</remarks>
    public static bool VariesOverTime(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)) return false;
        using UsdStage stage = UsdStage.Open(path);
        return SplatPrims.Find(stage).Exists(VariesOverTime);
    }

    private static bool VariesOverTime(UsdPrim splats)
    {
        for (UsdPrim at = splats; at.IsValid() && !at.IsPseudoRoot(); at = at.GetParent())
        {
            if (at.GetAttributes().Any(attribute => attribute.ValueMightBeTimeVarying())) return true;
        }

        return false;
    }

    private static void OpenParts(UsdStage stage, string path, StageReadOptions options, List<ISplatSource> parts)
    {
        var values = new StageValues(options.TimeCode);
        List<UsdPrim> prims = SplatPrims.Find(stage);
        List<UsdPrim> shown = [.. prims.Where(prim => !values.IsHidden(prim))];
        if (shown.Count == 0)
        {
            string found = prims.Count == 0 ? "none" : FormattableString.Invariant($"{prims.Count} that are invisible{(options.TimeCode is null ? "" : " at that time")}");
            throw new AssetFormatException(new AssetLocation(path), NoSplats, $"expected NuRec volumes or ParticleField prims, found {found}");
        }

        GfMatrix4d toFrame = options.Frame == SplatFrame.Source ? ToSource(stage) : new GfMatrix4d(1);
        foreach (UsdPrim prim in shown) parts.Add(OpenPart(prim, path, values, options, toFrame));
    }

    private static TransformedSplatSource OpenPart(UsdPrim prim, string path, StageValues values, StageReadOptions options, GfMatrix4d toFrame)
    {
        var warnings = new List<string>();
        bool volume = !SplatPrims.IsParticleField(prim);
        UsdPrim placed = volume ? NuRecCorrections.PlacedBy(prim, values, options.ApplyProxyTransform, warnings) : prim;
        GfMatrix4d matrix = options.Frame == SplatFrame.Prim ? new GfMatrix4d(1) : new WorldMatrix(values, repair: volume && !options.KeepMatrix, warnings).Of(placed);
        if (volume && options.ApplyOffset && values.Float3(prim, "omni:nurec:offset") is { } offset)
            matrix = new GfMatrix4d(1).SetTranslate(new GfVec3d(offset)) * matrix;
        SplatTransform transform = Transform(prim, matrix * toFrame);

        // What was baked by a half turn comes back by the same half turn.
        if (matrix == new GfMatrix4d(1)) transform = transform.WithOppositeQuaternion();
        ISplatSource own = volume
            ? NuRecVolumeReader.Open(prim, values, options, warnings)
            : ParticleFieldReader.Open(prim, values, withMotion: options.TimeCode is null, warnings);
        return new TransformedSplatSource(new PartSource(own, $"{path}<{prim.GetPath()}>", warnings), transform);
    }

    private static SplatTransform Transform(UsdPrim prim, GfMatrix4d matrix)
    {
        Span<double> rows = stackalloc double[16];
        for (int i = 0; i < 16; i++) rows[i] = matrix.GetRow(i / 4)[i % 4];
        try
        {
            return SplatTransform.FromRowMatrix(rows);
        }
        catch (ArgumentException error)
        {
            throw new AssetFormatException(SplatPrims.LocationOf(prim), "USD-XFORM", error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    /// <summary>The inverse of the rotation that stands Y-down data up.</summary>
    private static GfMatrix4d ToSource(UsdStage stage) =>
        SourceOrientation.For(UsdGeom.UsdGeomGetStageUpAxis(stage) == UsdGeomTokens.z ? UpAxis.Z : UpAxis.Y).GetInverse();

    /// <summary>Parts of one cloud have one degree, and all or none have motion.</summary>
    private static ISplatSource Level(ISplatSource part, int degree, bool moves)
    {
        if (part.Schema.ShDegree < degree) part = new ShDegreeSplatSource(part, degree);
        return moves && !part.Schema.HasMotion ? new LastingSplatSource(part) : part;
    }
}
