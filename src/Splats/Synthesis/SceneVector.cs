namespace UsdGsplat.Splats.Synthesis;

/// <summary>A vector whose operations are spelled out, so that they round the same on every machine.</summary>
internal readonly record struct SceneVector(double X, double Y, double Z)
{
    public static SceneVector operator +(SceneVector a, SceneVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static SceneVector operator -(SceneVector a, SceneVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static SceneVector operator *(SceneVector a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    internal static double Dot(SceneVector a, SceneVector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    internal static SceneVector Cross(SceneVector a, SceneVector b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    internal static SceneVector Mix(SceneVector a, SceneVector b, double share) => a + ((b - a) * share);

    internal double Length() => Math.Sqrt(Dot(this, this));

    internal SceneVector Unit() => this * (1 / Length());
}
