using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>A still life of splats of any size, for demonstrations, tests and measurements; optionally moving.</summary>
/// <remarks>
/// <para>A trefoil knot stands on a rippled disc amid a spiral of pearls; petals sink and fireflies flash around it. The
/// scene is about four units across, y points down as trainers leave it, the disc lies at y = 0.6 and is lit from above,
/// left and the side of negative z.</para>
/// <para>Every splat follows from its index, so nothing is stored and any range can be read. Values come from
/// <see cref="PortableMath"/>: the same arguments give the same bits at any thread count on any machine.</para>
/// </remarks>
public sealed class ProceduralScene : ISplatSource
{
    private readonly ScenePart[] parts;

    private ProceduralScene(SplatSchema schema, ScenePart[] parts)
    {
        Schema = schema;
        this.parts = parts;
    }

    /// <inheritdoc/>
    public string Name => "procedural scene";

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [];

    /// <summary>Describes a scene; its values are computed when they are read.</summary>
    /// <param name="splats">Number of splats, at least 0; some thousands show the shapes, 100,000 close the surfaces.</param>
    /// <param name="shDegree">0 to 3; above 0 there are highlights that depend on the view.</param>
    /// <param name="motion">Whether petals and fireflies move and fade over normalised time 0 to 1.</param>
    /// <param name="seed">Changes the colours and the paths.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ProceduralScene Create(long splats, int shDegree = SphericalHarmonics.MaxDegree, bool motion = false, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(splats);
        ArgumentOutOfRangeException.ThrowIfNegative(shDegree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shDegree, SphericalHarmonics.MaxDegree);
        long Share(int percent) => (splats / 100 * percent) + (splats % 100 * percent / 100);
        double hue = (seed * 0x9E37_79B9_7F4A_7C15UL >> 11) * (1.0 / (1L << 53));
        long ground = Share(38), knot = Share(32), pearls = Share(20), fireflies = Share(1);
        ScenePart[] parts =
        [
            new GroundPart(ground),
            new KnotPart(knot, hue),
            new PearlPart(pearls, hue),
            new FireflyPart(fireflies, motion, seed),
            new PetalPart(splats - ground - knot - pearls - fireflies, motion, seed),
        ];
        return new ProceduralScene(new SplatSchema(splats, shDegree, motion), parts);
    }

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        int width = Schema.Width(column);
        int part = 0;
        long partFirst = 0;
        for (int i = 0; i < splats; i++)
        {
            while (first + i - partFirst >= parts[part].Count) partFirst += parts[part++].Count;
            ScenePoint point = parts[part].Describe(first + i - partFirst);
            Write(point, column, first + i, into.Slice(i * width, width));
        }
    }

    /// <summary>Does nothing: the scene holds nothing.</summary>
    public void Dispose()
    {
    }

    private static void Put(SceneVector value, Span<float> into) => (into[0], into[1], into[2]) = ((float)value.X, (float)value.Y, (float)value.Z);

    private void Write(in ScenePoint point, SplatColumn column, long index, Span<float> into)
    {
        switch (column)
        {
            case SplatColumn.Positions: Put(point.Centre, into); break;
            case SplatColumn.Velocities: Put(point.Velocity, into); break;
            case SplatColumn.Times: into[0] = (float)point.Time; break;
            case SplatColumn.LogDurations: into[0] = (float)PortableMath.Log(point.Duration); break;
            case SplatColumn.OpacityLogits: into[0] = (float)PortableMath.Log(point.Opacity / (1 - point.Opacity)); break;
            case SplatColumn.RotationsXyzw: WriteRotation(point, index, into); break;
            case SplatColumn.ShRest: SceneShading.Highlight(point, Schema.ShDegree, into); break;
            case SplatColumn.ShDc:
                Put((SceneShading.Average(point) - new SceneVector(0.5, 0.5, 0.5)) * (1 / SphericalHarmonics.C0), into);
                break;
            case SplatColumn.LogScales:
                into[0] = into[1] = (float)PortableMath.Log(point.SurfaceSigma);
                into[2] = (float)PortableMath.Log(point.NormalSigma);
                break;
        }
    }

    /// <summary>The quaternion of the frame (tangent, normal × tangent, normal); some are longer than 1, as trained ones are.</summary>
    private static void WriteRotation(in ScenePoint point, long index, Span<float> into)
    {
        SceneVector a = point.Tangent, c = point.Normal, b = SceneVector.Cross(c, a);

        // Four times the squares of x, y, z and w; the largest is at least 1, so dividing by its root is safe.
        double xx = 1 + a.X - b.Y - c.Z, yy = 1 - a.X + b.Y - c.Z, zz = 1 - a.X - b.Y + c.Z, ww = 1 + a.X + b.Y + c.Z;
        double largest = Math.Max(Math.Max(xx, yy), Math.Max(zz, ww));
        double s = (index % 5 == 0 ? 1.25 : 0.5) / Math.Sqrt(largest);
        double xy = a.Y + b.X, xz = a.Z + c.X, yz = b.Z + c.Y, xw = b.Z - c.Y, yw = c.X - a.Z, zw = a.Y - b.X;
        (double x, double y, double z, double w) =
            largest == ww ? (xw, yw, zw, ww)
            : largest == xx ? (xx, xy, xz, xw)
            : largest == yy ? (xy, yy, yz, yw)
            : (xz, yz, zz, zw);
        (into[0], into[1], into[2], into[3]) = ((float)(x * s), (float)(y * s), (float)(z * s), (float)(w * s));
    }
}
