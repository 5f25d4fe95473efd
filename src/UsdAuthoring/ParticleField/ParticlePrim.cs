using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Makes ParticleField prims and what is the same at all times on them.</summary>
/// <remarks>
/// The prim's type brings its API schemas along, so none but that of the colour space is applied. Calls only what USD.NET offers
/// as well, which knows no class for this type. Source: the ParticleField description, sections 2 to 4.
/// </remarks>
internal static class ParticlePrim
{
    /// <summary>The dictionary of <c>customData</c> that says where the splats are from.</summary>
    internal const string Origin = "gs";

    /// <summary>Makes a prim with all but its arrays.</summary>
    internal static UsdPrim Define(UsdStage stage, SdfPath path, int shDegree, ParticleFieldOptions options)
    {
        UsdPrim prim = stage.DefinePrim(path, new TfToken(ParticleFieldNames.PrimType));
        prim.AddAppliedSchema(new TfToken("ColorSpaceAPI"));
        Uniform(prim, ParticleFieldNames.ColorSpaceName, SdfValueTypeNames.Token, new TfToken(options.ColorSpace));
        Uniform(prim, ParticleFieldNames.ShDegree, SdfValueTypeNames.Int, shDegree);
        Uniform(prim, ParticleFieldNames.ProjectionModeHint, SdfValueTypeNames.Token, new TfToken(options.Projection));
        Uniform(prim, ParticleFieldNames.SortingModeHint, SdfValueTypeNames.Token, new TfToken(options.Sorting));
        return prim;
    }

    /// <summary>Says which tool made the splats from what: tool, source, gaussianCount, shDegree.</summary>
    internal static void AuthorOrigin(UsdPrim prim, ISplatSource cloud, int shDegree)
    {
        var data = new VtDictionary();
        data.SetValueAtPath(new StdStringVector { Origin, "tool" }, "usd-gsplat");
        data.SetValueAtPath(new StdStringVector { Origin, "source" }, Path.GetFileName(cloud.Name));
        data.SetValueAtPath(new StdStringVector { Origin, "gaussianCount" }, (int)cloud.Schema.Count);
        data.SetValueAtPath(new StdStringVector { Origin, "shDegree" }, shDegree);
        prim.SetCustomData(data);
    }

    /// <summary>Adds to the origin the map from the input's frame to the stage's, by which splats that were turned for good can go back.</summary>
    /// <remarks>The description asks for a SHA-256 of the source as well, which would cost another pass over it; it is not written.</remarks>
    internal static void AuthorFrameConversion(UsdPrim prim, GfMatrix4d inputToStage) => prim.SetCustomDataByKey(new TfToken(Origin + ":inputToStage"), inputToStage);

    /// <summary>Puts the prim into its parent's space.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="transform">For row vectors, the translation in the last row; null for none.</param>
    internal static void AuthorTransform(UsdPrim prim, GfMatrix4d? transform)
    {
        if (transform is { } matrix) new UsdGeomXformable(prim).AddTransformOp().Set(matrix);
    }

    /// <summary>The two corners that viewers frame and cull by.</summary>
    internal static void AuthorExtent(UsdPrim prim, SplatBox box)
    {
        var extent = new VtVec3fArray(2);
        extent[0] = new GfVec3f(box.Min.X, box.Min.Y, box.Min.Z);
        extent[1] = new GfVec3f(box.Max.X, box.Max.Y, box.Max.Z);
        prim.CreateAttribute(new TfToken("extent"), SdfValueTypeNames.Float3Array, custom: false).Set(extent);
    }

    /// <summary>The number of triples a splat, by which tools tell the elements of coefficients apart.</summary>
    internal static void AuthorElementSize(UsdAttribute coefficients, int shDegree) =>
        coefficients.SetMetadata(new TfToken("elementSize"), SphericalHarmonics.RestCount(shDegree) + 1);

    private static void Uniform(UsdPrim prim, string name, SdfValueTypeName type, VtValue value) =>
        prim.CreateAttribute(new TfToken(name), type, custom: false, SdfVariability.SdfVariabilityUniform).Set(value);
}
