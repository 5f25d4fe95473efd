using System.Text;
using System.Text.Json.Nodes;

namespace UsdGsplat.Sog4d.Tests.Bundles;

/// <summary>For each rule of sog4d, section 8, what to do to a good bundle to break it, and the facts that the message must name.</summary>
internal static class Sog4dRules
{
    private static readonly Encoding Latin1 = Encoding.Latin1;

    internal static IEnumerable<TestCaseData> Cases() => Archive().Concat(Meta()).Concat(Paths()).Concat(Streams()).Concat(Palettes()).Concat(Segments()).Concat(Images()).Concat(Deltas());

    private static IEnumerable<TestCaseData> Archive()
    {
        yield return Case(2, "ZIP-NO-META", TestBundle.Full, b => b.HasMeta = false, "meta.json");
        yield return Case(3, "META-UTF8", TestBundle.Full, b => b.MetaBytes = Latin1.GetBytes("{\"format\": \"sog4d\", \"x\": \"\u00e9\"}"), "E9");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.MetaBytes = "{\"format\": \"sog4d\", }"u8.ToArray(), "JSON");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.MetaBytes = "{\"format\": \"sog4d\", \"version\": NaN}"u8.ToArray(), "JSON");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.MetaBytes = "[1]"u8.ToArray(), "object");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.MetaBytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(b.Meta.ToJsonString())], "byte order mark");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.Meta["splatCount"] = 1.5, "splatCount", "1.5");
        yield return Case(4, "META-JSON", TestBundle.Full, b => b.Meta["layout"] = "row-major", "layout", "an object", "a string");
    }

    private static IEnumerable<TestCaseData> Meta()
    {
        yield return Case(5, "META-FORMAT", TestBundle.Full, b => b.Meta["format"] = "sog5d", "sog5d");
        yield return Case(6, "META-VERSION", TestBundle.Full, b => b.Meta["version"] = 3, "3", "1 or 2");
        yield return Case(6, "META-VERSION", TestBundle.Full, b => b.Meta.Remove("version"), "0", "1 or 2");
        yield return Case(7, "META-SPLATCOUNT", TestBundle.Full, b => b.Meta["splatCount"] = 0, "0");
        yield return Case(8, "META-FRAMECOUNT", TestBundle.Full, b => b.Meta["frameCount"] = -4, "-4");
        yield return Case(8, "META-FRAMECOUNT", TestBundle.Full, b => b.Meta.Remove("frameCount"), "0");
        yield return Case(9, "META-MISSING", TestBundle.Full, b => b.Meta.Remove("timeMapping"), "timeMapping");
        yield return Case(9, "META-MISSING", TestBundle.Full, b => b.Meta["timeMapping"]!["type"] = "", "timeMapping.type");
        yield return Case(10, "TIME-TYPE", TestBundle.Full, b => b.Meta["timeMapping"]!["type"] = "Uniform", "Uniform");
        yield return Case(11, "META-MISSING", TestBundle.Explicit, b => b.Meta["timeMapping"]!["frameTimesNormalized"] = new JsonArray(), "frameTimesNormalized");
        yield return Case(11, "META-MISSING", TestBundle.Explicit, b => b.Meta["timeMapping"]!.AsObject().Remove("frameTimesNormalized"), "frameTimesNormalized");
        yield return Case(12, "TIME-LENGTH", TestBundle.Explicit, b => Times(b).RemoveAt(3), "4", "3");
        yield return Case(13, "TIME-RANGE", TestBundle.Explicit, b => Times(b)[3] = 1.5, "1.5", "at 3");
        yield return Case(13, "TIME-RANGE", TestBundle.Explicit, b => Times(b)[0] = -0.25, "-0.25", "at 0");
        yield return Case(13, "TIME-RANGE", TestBundle.Explicit, b => b.MetaBytes = Replace(b, "[0.0,0.1,", "[0.0,1e999,"), "Infinity", "at 1");
        yield return Case(14, "TIME-ORDER", TestBundle.Explicit, b => Times(b)[1] = 0.5, "0.5 at 1", "0.35 at 2");
        yield return Case(15, "META-MISSING", TestBundle.Full, b => b.Meta.Remove("layout"), "layout");
        yield return Case(15, "META-MISSING", TestBundle.Full, b => b.Meta["layout"]!["type"] = null, "layout.type");
        yield return Case(16, "LAYOUT-TYPE", TestBundle.Full, b => b.Meta["layout"]!["type"] = "morton", "morton");
        yield return Case(17, "LAYOUT-SIZE", TestBundle.Full, b => b.Meta["layout"]!["height"] = 0, "64 x 0");
        yield return Case(17, "LAYOUT-SIZE", TestBundle.Full, b => b.Meta["layout"]!["width"] = -64, "-64 x 32");
        yield return Case(18, "LAYOUT-CAPACITY", TestBundle.Full, b => b.Meta["layout"]!["height"] = 31, "1984", "2000");
        yield return Case(19, "META-MISSING", TestBundle.Full, b => b.Meta.Remove("streams"), "streams");
    }

    private static IEnumerable<TestCaseData> Paths()
    {
        foreach ((string code, string path) in new[]
        {
            ("META-MISSING", ""), ("PATH-NO-FRAME", "frames/hi.webp"), ("PATH-ABSOLUTE", "/{frame}.webp"), ("PATH-ABSOLUTE", @"\{frame}.webp"),
            ("PATH-COLON", "c:{frame}.webp"), ("PATH-BACKSLASH", @"frames\{frame}.webp"), ("PATH-EMPTY-SEGMENT", "frames//{frame}.webp"),
            ("PATH-DOT-SEGMENT", "frames/../{frame}.webp"), ("PATH-DOT-SEGMENT", "a/./{frame}.webp"),
        })
        {
            foreach ((int rule, string stream, string field) in new[] { (22, "position", "hiPath"), (22, "position", "loPath"), (25, "scale", "indicesPath"), (26, "rotation", "path"), (28, "sh", "sh0Path"), (35, "sh", "shNLabelsPath") })
                yield return Case(rule, code, TestBundle.Full, b => b.Stream(stream)[field] = path, $"streams.{stream}.{field}", path);
        }

        foreach ((string code, string path) in new[]
        {
            ("META-MISSING", ""), ("PATH-ABSOLUTE", "/x"), ("PATH-ABSOLUTE", @"\x"), ("PATH-COLON", "http://x"), ("PATH-BACKSLASH", @"a\x"),
            ("PATH-EMPTY-SEGMENT", "a//x"), ("PATH-EMPTY-SEGMENT", "./"), ("PATH-DOT-SEGMENT", "../x"), ("PATH-DOT-SEGMENT", "a/./x"),
        })
        {
            yield return Case(33, code, TestBundle.Full, b => b.Sh["shNCentroidsPath"] = path, "streams.sh.shNCentroidsPath", path);
            yield return Case(33, code, TestBundle.Delta, b => b.Sh["sh2"]!["centroidsPath"] = path, "streams.sh.sh2.centroidsPath", path);
            foreach (string field in new[] { "baseLabelsPath", "deltaPath" })
                yield return Case(42, code, TestBundle.Delta, b => b.Segment("sh3", 1)[field] = path, $"streams.sh.sh3.deltaSegments[1].{field}", path);
        }

        yield return Case(33, "META-MISSING", TestBundle.Full, b => b.Sh.Remove("shNCentroidsPath"), "streams.sh.shNCentroidsPath");
        yield return Case(42, "META-MISSING", TestBundle.Delta, b => b.Segment("sh3", 1).Remove("baseLabelsPath"), "streams.sh.sh3.deltaSegments[1].baseLabelsPath");
    }

    private static IEnumerable<TestCaseData> Streams()
    {
        foreach (string stream in new[] { "position", "scale", "rotation", "sh" })
            yield return Case(20, "META-MISSING", TestBundle.Full, b => ((JsonObject)b.Meta["streams"]!).Remove(stream), "streams." + stream);
        foreach (string range in new[] { "rangeMin", "rangeMax" })
        {
            yield return Case(20, "META-MISSING", TestBundle.Full, b => b.Stream("position").Remove(range), "streams.position." + range);
            yield return Case(21, "POS-RANGE-LENGTH", TestBundle.Full, b => ((JsonArray)b.Stream("position")[range]!).RemoveAt(0), "streams.position." + range, "3", "2");
        }

        foreach ((int rule, string file, string field) in new[]
        {
            (23, "position_hi", "position.hiPath"), (23, "position_lo", "position.loPath"), (25, "scale_indices", "scale.indicesPath"),
            (26, "rotation", "rotation.path"), (30, "sh0", "sh.sh0Path"), (35, "shN_labels", "sh.shNLabelsPath"),
        })
        {
            yield return Case(rule, "ZIP-MISSING-FILE", TestBundle.Full, b => b.Files.Remove($"frames/00001/{file}.webp"), $"frames/00001/{file}.webp", "streams." + field);
        }

        yield return Case(24, "SCALE-CODEBOOK-EMPTY", TestBundle.Full, b => b.Stream("scale")["codebook"] = new JsonArray(), "streams.scale.codebook");
        yield return Case(24, "SCALE-CODEBOOK-EMPTY", TestBundle.Full, b => b.Stream("scale").Remove("codebook"), "streams.scale.codebook");
        yield return Case(27, "SH-BANDS", TestBundle.Full, b => b.Sh["bands"] = 4, "4");
        yield return Case(27, "SH-BANDS", TestBundle.Full, b => b.Sh["bands"] = -1, "-1");
        yield return Case(29, "SH0-CODEBOOK-LENGTH", TestBundle.Full, b => ((JsonArray)b.Sh["sh0Codebook"]!).RemoveAt(7), "256", "255");
        yield return Case(29, "SH0-CODEBOOK-LENGTH", TestBundle.Full, b => b.Sh.Remove("sh0Codebook"), "256", "0");
        foreach (string axis in new[] { "x", "y", "z" })
            yield return Case(46, "POS-RANGE-ORDER", TestBundle.Full, b => b.Stream("position")["rangeMax"]![1]![axis] = -100, "frame 1", "-100");
        yield return Case(0, "POS-RANGE-INFINITE", TestBundle.Full, b => b.MetaBytes = Replace(b, "\"x\":10.291336059570312", "\"x\":1e60"), "frame 0");
    }

    private static IEnumerable<TestCaseData> Palettes()
    {
        yield return Case(31, "SH-COUNT", TestBundle.Full, b => b.Sh["shNCount"] = 0, "shN", "0");
        yield return Case(31, "SH-COUNT", TestBundle.Full, b => b.Sh["shNCount"] = 65536, "shN", "65536");
        yield return Case(31, "SH-COUNT", TestBundle.Delta, b => b.Sh["sh3"]!["count"] = -1, "sh3", "-1");
        yield return Case(31, "SH-COUNT", TestBundle.Delta, b => b.Sh["sh2"]!["count"] = 65536, "sh2", "65536");
        yield return Case(31, "META-MISSING", TestBundle.Delta, b => b.Sh.Remove("sh3"), "streams.sh.sh3");
        yield return Case(32, "SH-CENTROIDS-TYPE", TestBundle.Delta, b => b.Sh["sh1"]!["centroidsType"] = "f64", "sh1", "f64");
        yield return Case(32, "SH-CENTROIDS-TYPE", TestBundle.Full, b => b.Sh.Remove("shNCentroidsType"), "shN", "nothing");
        yield return Case(33, "ZIP-MISSING-FILE", TestBundle.Delta, b => b.Files.Remove("sh/sh2_centroids.bin"), "sh/sh2_centroids.bin", "streams.sh.sh2.centroidsPath");
        yield return Case(33, "ZIP-MISSING-FILE", TestBundle.Full, b => b.Files.Remove("shN_centroids.bin"), "shN_centroids.bin", "streams.sh.shNCentroidsPath");
        yield return Case(34, "SH-LABELS-ENCODING", TestBundle.Full, b => b.Sh["shNLabelsEncoding"] = "delta-v2", "delta-v2");
        yield return Case(34, "SH-LABELS-ENCODING", TestBundle.Delta, b => b.Sh["sh2"]!["labelsEncoding"] = "Full", "Full");
        yield return Case(36, "SH-LABELSPATH-FORBIDDEN", TestBundle.Delta, b => b.Sh["sh1"]!["labelsPath"] = "l/{frame}.webp", "streams.sh.sh1.labelsPath");
        yield return Case(44, "SH-CENTROIDS-SIZE", TestBundle.Delta, b => b.Files["sh/sh2_centroids.bin"] = new byte[1919], "1920", "1919", "64", "5", "f16");
        yield return Case(44, "SH-CENTROIDS-SIZE", TestBundle.Full, b => b.Sh["shNCentroidsType"] = "f16", "1536", "3072", "32", "8");
    }

    private static IEnumerable<TestCaseData> Segments()
    {
        yield return Case(37, "META-MISSING", TestBundle.Delta, b => b.Sh["sh1"]!["deltaSegments"] = new JsonArray(), "streams.sh.sh1.deltaSegments");
        yield return Case(37, "META-MISSING", TestBundle.Delta, b => b.Sh["sh3"]!.AsObject().Remove("deltaSegments"), "streams.sh.sh3.deltaSegments");
        yield return Case(38, "SEG-START", TestBundle.Delta, b => b.Segment("sh1", 0)["startFrame"] = 1, "segment 0", "frame 0", "found 1");
        yield return Case(38, "SEG-START", TestBundle.Delta, b => b.Segment("sh2", 1)["startFrame"] = 4, "segment 1", "frame 3", "found 4");
        yield return Case(38, "SEG-START", TestBundle.Delta, b => b.Sh["sh2"]!["deltaSegments"]![1] = null, "segment 1", "null");
        yield return Case(39, "SEG-COUNT", TestBundle.Delta, b => b.Segment("sh1", 2)["frameCount"] = 0, "segment 2", "0");
        yield return Case(39, "SEG-COUNT", TestBundle.Delta, b => b.Segment("sh3", 0)["frameCount"] = -1, "segment 0", "-1");
        yield return Case(40, "SEG-RANGE", TestBundle.Delta, b => b.Segment("sh1", 2).Parent!.AsArray().Add(b.Segment("sh1", 2).DeepClone().AsObject().With("startFrame", 7)), "segment 3", "7");
        yield return Case(41, "SEG-OVERRUN", TestBundle.Delta, b => b.Segment("sh1", 2)["frameCount"] = 2, "segment 2", "8", "7");
        yield return Case(42, "ZIP-MISSING-FILE", TestBundle.Delta, b => b.Files.Remove("sh/sh3_delta_00003.bin"), "sh/sh3_delta_00003.bin", "streams.sh.sh3.deltaSegments[1].deltaPath");
        yield return Case(42, "ZIP-MISSING-FILE", TestBundle.Delta, b => b.Files.Remove("frames/00006/sh1_labels.webp"), "frames/00006/sh1_labels.webp", "streams.sh.sh1.deltaSegments[2].baseLabelsPath");
        yield return Case(43, "SEG-TOTAL", TestBundle.Delta, b => b.Sh["sh1"]!["deltaSegments"]!.AsArray().RemoveAt(2), "7", "6");
    }

    private static IEnumerable<TestCaseData> Images()
    {
        byte[] otherSize = new TestBundle(TestBundle.Explicit).Files["frames/00000/sh0.webp"];
        foreach (string file in new[] { "position_hi", "position_lo", "scale_indices", "rotation", "sh0", "shN_labels" })
        {
            string path = $"frames/00002/{file}.webp";
            yield return Case(47, "WEBP-DECODE", TestBundle.Full, b => b.Files[path] = b.Files[path][..^100], path);
            yield return Case(48, "WEBP-SIZE", TestBundle.Full, b => b.Files[path] = otherSize, path, "64 x 32", "50 x 18");
        }

        foreach (string file in new[] { "position_hi", "position_lo", "scale_indices", "rotation", "sh0", "shN_labels" })
            yield return Case(0, "WEBP-LOSSY", TestBundle.Full, b => b.Files[$"frames/00000/{file}.webp"] = Lossy(), "lossy", $"frames/00000/{file}.webp");
        yield return Case(0, "WEBP-LOSSY", TestBundle.Delta, b => b.Files["frames/00003/sh2_labels.webp"] = Lossy(), "lossy", "frames/00003/sh2_labels.webp");
        yield return Case(0, "ZIP-MISSING-FILE", TestBundle.Delta, b => b.Files.Remove("frames/00003/sh2_labels.webp"), "frames/00003/sh2_labels.webp", "streams.sh.sh2.deltaSegments[1].baseLabelsPath");
        yield return Case(49, "SCALE-INDEX-RANGE", TestBundle.Full, b => b.Stream("scale")["codebook"] = new JsonArray(Vector(1)), "frame 0", "splat ", "below 1", "frames/00000/scale_indices.webp");
        yield return Case(50, "SH-LABEL-RANGE", TestBundle.Full, b => Shrink(b, b.Sh, "shNCount", "shN_centroids.bin", 96), "frame 0", "splat ", "below 1", "frames/00000/shN_labels.webp");
        yield return Case(51, "SH-BASE-LABEL-RANGE", TestBundle.Delta, b => Shrink(b, b.Sh["sh2"]!.AsObject(), "count", "sh/sh2_centroids.bin", 30), "segment 0", "frame 0", "splat ", "below 1", "frames/00000/sh2_labels.webp");
        yield return Case(51, "WEBP-DECODE", TestBundle.Delta, b => b.Files["frames/00003/sh2_labels.webp"] = [1, 2, 3], "frames/00003/sh2_labels.webp");
        yield return Case(51, "WEBP-SIZE", TestBundle.Delta, b => b.Files["frames/00003/sh2_labels.webp"] = otherSize, "frames/00003/sh2_labels.webp");
    }

    private static IEnumerable<TestCaseData> Deltas()
    {
        const string File = "sh/sh2_delta_00003.bin";
        yield return Delta(52, "DELTA-MAGIC", _ => [.. "SPL4DLB1"u8, .. new byte[28]], "segment 1", "53504C34444C4231");
        yield return Delta(52, "DELTA-MAGIC", _ => "SOG4"u8.ToArray(), "segment 1");
        yield return Delta(53, "DELTA-VERSION", good => TestBundle.WithWord(good, 8, 2), "found 2", "segment 1");
        foreach ((int at, string field, int expected) in new[] { (12, "start frame", 3), (16, "frame count", 3), (20, "splat count", 2000), (24, "label count", 64) })
            yield return Delta(54, "DELTA-HEADER", good => TestBundle.WithWord(good, at, 9), field, $"{expected}", "found 9", "segment 1");
        yield return Delta(55, "DELTA-TRUNCATED", good => good[..20], "28", "20");
        yield return Delta(55, "DELTA-TRUNCATED", good => good[..^2], "frame 5");
        yield return Delta(55, "DELTA-TRUNCATED", _ => TestBundle.Deltas(3, 3, 2000, 64, [[(1, 1, 0), (2, 2, 0)], [(1, 1, 0), (2, 2, 0)]])[..^3], "frame 5", "update 1");
        yield return Delta(56, "DELTA-UPDATECOUNT", good => TestBundle.WithWord(good, 28, 2001), "2000", "2001", "frame 4");
        yield return Delta(57, "DELTA-RESERVED", _ => TestBundle.Deltas(3, 3, 2000, 64, [[(1, 1, 0), (2000, 64, 7)], []]), "7", "frame 4", "update 1");
        yield return Delta(57, "DELTA-SPLATID", _ => TestBundle.Deltas(3, 3, 2000, 64, [[], [(2000, 64, 0)]]), "2000", "frame 5", "update 0");
        yield return Delta(57, "DELTA-LABEL", _ => TestBundle.Deltas(3, 3, 2000, 64, [[(8, 1, 0), (8, 64, 0)], []]), "64", "frame 4", "update 1");
        yield return Delta(57, "DELTA-ORDER", _ => TestBundle.Deltas(3, 3, 2000, 64, [[(8, 1, 0), (8, 2, 0)], []]), "8", "frame 4", "update 1");

        static TestCaseData Delta(int rule, string code, Func<byte[], byte[]> change, params string[] facts) =>
            Case(rule, code, TestBundle.Delta, b => b.Files[File] = change(b.Files[File]), [.. facts, File]);
    }

    private static byte[] Lossy() => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8 "u8, 10, 0, 0, 0, .. new byte[10]];

    /// <summary>Leaves one entry of a palette.</summary>
    private static void Shrink(TestBundle bundle, JsonObject palette, string count, string file, int entryBytes)
    {
        palette[count] = 1;
        bundle.Files[file] = bundle.Files[file][..entryBytes];
    }

    private static JsonObject With(this JsonObject json, string name, int value)
    {
        json[name] = value;
        return json;
    }

    private static JsonObject Vector(float value) => new() { ["x"] = value, ["y"] = value, ["z"] = value };

    private static JsonArray Times(TestBundle bundle) => bundle.Meta["timeMapping"]!["frameTimesNormalized"]!.AsArray();

    private static byte[] Replace(TestBundle bundle, string before, string after)
    {
        string text = bundle.Meta.ToJsonString();
        Assert.That(text, Does.Contain(before));
        return Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal));
    }

    private static TestCaseData Case(int rule, string code, string bundle, Action<TestBundle> change, params string[] facts) =>
        new TestCaseData(code, bundle, change, facts).SetArgDisplayNames($"rule {rule}", code, string.Join(", ", facts));
}
