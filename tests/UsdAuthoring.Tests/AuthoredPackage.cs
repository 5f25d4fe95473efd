using System.IO.Compression;
using System.Text;
using pxr;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>A package that was just written, opened again.</summary>
internal sealed class AuthoredPackage
{
    internal AuthoredPackage(string path, SceneReport report)
    {
        Path = path;
        Report = report;
        using ZipArchive archive = ZipFile.OpenRead(path);
        Members = archive.Entries.ToDictionary(e => e.FullName, Bytes);
    }

    internal string Path { get; }

    internal SceneReport Report { get; }

    internal IReadOnlyDictionary<string, byte[]> Members { get; }

    /// <summary>The layer of the volumes.</summary>
    internal SdfLayerHandle Volumes => Layer("gauss.usda");

    internal SdfLayerHandle Root => Layer("default.usda");

    internal SdfLayerHandle Layer(string name)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous(name);
        layer.ImportFromString(Encoding.UTF8.GetString(Members[name]));
        return layer;
    }

    /// <summary>The payload of a volume; by default that of a scene with only one.</summary>
    internal NuRecPayload Payload(string? name = null)
    {
        name ??= Members.Keys.Single(n => n.EndsWith(".nurec", StringComparison.Ordinal));
        return NuRecPayloadReader.Open(new MemoryByteSource(name, Members[name]));
    }

    internal float[] Column(SplatColumn column, string? payload = null)
    {
        using NuRecPayload cloud = Payload(payload);
        return Columns.Read(cloud, column);
    }

    /// <summary>The matrix of a volume, for row vectors.</summary>
    internal GfMatrix4d Matrix(string volume = "gauss") =>
        (GfMatrix4d)Attribute($"/World/{volume}", "xformOp:transform").Get();

    internal UsdAttribute Attribute(string prim, string name)
    {
        UsdStage stage = UsdStage.Open(Volumes);
        UsdAttribute attribute = stage.GetPrimAtPath(new SdfPath(prim)).GetAttribute(new TfToken(name));
        Assert.That(attribute.IsValid(), $"{prim}.{name}");
        return attribute;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
