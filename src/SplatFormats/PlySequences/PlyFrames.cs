using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>The files of a sequence: found, put in order, and held to one count, degree and set of properties.</summary>
internal static class PlyFrames
{
    /// <summary>The PLY files directly in a folder, in natural order of their names.</summary>
    /// <exception cref="AssetFormatException">There is none.</exception>
    internal static string[] Find(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".ply", StringComparison.OrdinalIgnoreCase))];
        if (files.Length == 0) throw new AssetFormatException(new AssetLocation(folder), "PLY-SEQUENCE-EMPTY", "expected a folder with .ply files, found none in it");
        Array.Sort(files, NaturalOrder.Instance);
        return files;
    }

    /// <summary>Checks all files against the first.</summary>
    /// <returns>What every frame holds, and the warnings of all files, each once.</returns>
    /// <exception cref="AssetFormatException">A file is damaged or differs; the message names both files.</exception>
    internal static (SplatSchema Schema, IReadOnlyList<string> Warnings) Check(IReadOnlyList<string> files)
    {
        PlyFrameHeader first = PlyFrameHeader.Read(files[0]);
        var warnings = new HashSet<string>(first.Warnings);
        foreach (string file in files.Skip(1))
        {
            PlyFrameHeader next = PlyFrameHeader.Read(file);
            Compare(first, next);
            warnings.UnionWith(next.Warnings);
        }

        return (first.Schema, [.. warnings]);
    }

    private static void Compare(PlyFrameHeader first, PlyFrameHeader next)
    {
        if (next.Schema.Count != first.Schema.Count) throw Differs(first, next, "PLY-SEQUENCE-COUNT", $"expected {Text(first.Schema.Count)} splats", $"found {Text(next.Schema.Count)}");
        if (next.Schema.ShDegree != first.Schema.ShDegree) throw Differs(first, next, "PLY-SEQUENCE-DEGREE", $"expected spherical harmonics of degree {Text(first.Schema.ShDegree)}", $"found degree {Text(next.Schema.ShDegree)}");
        if (first.Properties.Except(next.Properties).FirstOrDefault() is { } missing) throw Differs(first, next, "PLY-SEQUENCE-PROPERTIES", $"expected the property '{missing}'", "found none");
        if (next.Properties.Except(first.Properties).FirstOrDefault() is { } surplus) throw Differs(first, next, "PLY-SEQUENCE-PROPERTIES", $"expected no property '{surplus}'", "found one");
    }

    private static AssetFormatException Differs(PlyFrameHeader first, PlyFrameHeader next, string code, string expected, string found) =>
        new(new AssetLocation(next.File, Scope: "element vertex"), code, $"{expected} as in {first.File}, {found}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What must be alike in all files of a sequence.</summary>
internal sealed record PlyFrameHeader(string File, SplatSchema Schema, IReadOnlyList<string> Properties, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads a file's header and checks its length; of an ASCII file all values too.</summary>
    internal static PlyFrameHeader Read(string file)
    {
        using var bytes = new MappedByteSource(file);
        PlyHeader header = PlyHeaderParser.Parse(bytes);
        PlySplatLayout layout = PlySplatLayout.Resolve(bytes, header);
        var options = new PlyReadOptions();
        if (header.Encoding == PlyEncoding.Ascii) PlyAsciiReader.Read(bytes, header, layout, options);
        else PlyElementData.Locate(bytes, header, options, layout.Warnings);
        return new PlyFrameHeader(file, layout.Schema, [.. layout.Vertex.Properties.Select(p => p.Name)], layout.Warnings);
    }
}
