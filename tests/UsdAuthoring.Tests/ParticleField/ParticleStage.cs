using System.Runtime.InteropServices;
using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

/// <summary>A stage with one cloud on it, for looking at.</summary>
internal sealed class ParticleStage : IDisposable
{
    internal const string Path = "/World/gaussians";
    private readonly ISplatSource cloud;

    internal ParticleStage(ISplatSource cloud, ParticleFieldOptions? options = null, ParticleTimeline? timeline = null, GfMatrix4d? transform = null)
    {
        this.cloud = cloud;
        Stage = UsdStage.CreateInMemory();
        Stage.SetDefaultPrim(UsdGeomXform.Define(Stage, "/World").GetPrim());
        Report = ParticleFieldAuthor.Author(Stage, Path, cloud, options ?? new ParticleFieldOptions(), timeline, transform);
    }

    internal UsdStage Stage { get; }

    internal ParticleFieldReport Report { get; }

    internal UsdPrim Prim => Stage.GetPrimAtPath(Path);

    internal static ParticleStage Of(GoldenCheckpoint golden, ParticleFieldOptions? options = null, ParticleTimeline? timeline = null) =>
        new(SplatFile.Open(golden.File), options, timeline);

    public void Dispose() => cloud.Dispose();

    /// <summary>The numbers of an array, at a time or by default.</summary>
    internal float[] Floats(string name, double? time = null, string path = Path) => Floats(Attribute(name, path).Get(time is { } t ? t : UsdTimeCode.Default()));

    internal UsdAttribute Attribute(string name, string path = Path)
    {
        UsdAttribute attribute = Stage.GetPrimAtPath(path).GetAttribute(new TfToken(name));
        Assert.That(attribute.IsValid(), $"{path}.{name}");
        return attribute;
    }

    internal static float[] Floats(VtValue value) => value.Object switch
    {
        VtFloatArray a => a.AsSpan().ToArray(),
        VtVec3fArray a => MemoryMarshal.Cast<GfVec3f, float>(a.AsSpan()).ToArray(),
        VtQuatfArray a => MemoryMarshal.Cast<GfQuatf, float>(a.AsSpan()).ToArray(),
        VtHalfArray a => [.. MemoryMarshal.Cast<GfHalf, Half>(a.AsSpan()).ToArray().Select(h => (float)h)],
        VtVec3hArray a => [.. MemoryMarshal.Cast<GfVec3h, Half>(a.AsSpan()).ToArray().Select(h => (float)h)],
        VtQuathArray a => [.. MemoryMarshal.Cast<GfQuath, Half>(a.AsSpan()).ToArray().Select(h => (float)h)],
        var other => throw new InvalidCastException($"no array of numbers but {other?.GetType().Name ?? "nothing"}"),
    };
}
