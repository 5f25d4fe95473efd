using pxr;

namespace UsdGsplat.Benchmarks.Usd;

/// <summary>A layer with one Gaussian splat prim of spherical harmonics degree 3: 236 bytes a splat.</summary>
internal static class SplatPrim
{
    internal const int Coefficients = 16;

    internal static readonly string[] Columns = ["positions", "orientations", "scales", "opacities", "radiance:sphericalHarmonicsCoefficients"];

    internal static SdfLayerHandle Layer(int splats, int seed = 7)
    {
        var random = new Random(seed);
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.ImportFromString("""
            #usda 1.0
            def ParticleField3DGaussianSplat "Splats"
            {
                point3f[] positions
                quatf[] orientations
                float3[] scales
                float[] opacities
                uniform int radiance:sphericalHarmonicsDegree = 3
                float3[] radiance:sphericalHarmonicsCoefficients
            }
            """);
        Set(layer, Columns[0], new VtVec3fArray(Make(splats, () => new GfVec3f(Number(random, 5), Number(random, 5), Number(random, 5)))));
        Set(layer, Columns[1], new VtQuatfArray(Make(splats, () => Rotation(random))));
        Set(layer, Columns[2], new VtVec3fArray(Make(splats, () => new GfVec3f(Size(random), Size(random), Size(random)))));
        Set(layer, Columns[3], new VtFloatArray(Make(splats, () => 1 / (1 + MathF.Exp(Number(random, 3))))));
        Set(layer, Columns[4], new VtVec3fArray(Make(splats * Coefficients, () => new GfVec3f(Number(random, 0.2), Number(random, 0.2), Number(random, 0.2)))));
        return layer;
    }

    internal static SdfPath PathOf(string column) => new($"/Splats.{column}");

    private static void Set(SdfLayerHandle layer, string column, VtValue values) => layer.SetField(PathOf(column), new TfToken("default"), values);

    private static T[] Make<T>(int count, Func<T> make)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++) values[i] = make();
        return values;
    }

    // The sum of uniform numbers is close enough to a bell for a benchmark.
    private static float Number(Random random, double width) =>
        (float)(width * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));

    private static float Size(Random random) => MathF.Exp(Number(random, 2) - 4);

    private static GfQuatf Rotation(Random random)
    {
        float x = Number(random, 1), y = Number(random, 1), z = Number(random, 1), w = 1;
        float length = MathF.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
        return new GfQuatf(w / length, x / length, y / length, z / length);
    }
}
