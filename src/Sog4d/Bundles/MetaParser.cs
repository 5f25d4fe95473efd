using System.Globalization;
using System.Text;
using System.Text.Json;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Reads <c>meta.json</c>. Unknown members are ignored; what is there must be of its type.</summary>
internal static class MetaParser
{
    /// <summary>Longest file that is read: several times what 65536 codebook entries and as many frames take.</summary>
    internal const int MaxBytes = 1 << 27;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static Sog4dMeta Read(Sog4dArchive archive)
    {
        var location = archive.LocationOf(Sog4dArchive.MetaName);
        if (!archive.Contains(Sog4dArchive.MetaName))
            throw new AssetFormatException(new AssetLocation(archive.Name), BundleCodes.ZipNoMeta, $"expected {Sog4dArchive.MetaName} at the root of the archive, found none");
        return Parse(archive.Read(Sog4dArchive.MetaName, MaxBytes), location);
    }

    /// <summary>Checks the encoding and reads the JSON text.</summary>
    /// <exception cref="AssetFormatException">Codes META-UTF8 and META-JSON.</exception>
    internal static JsonDocument ParseJson(byte[] bytes, AssetLocation location)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
                throw new AssetFormatException(location.At(0), BundleCodes.MetaJson, "expected JSON text, found a byte order mark");
            JsonDocument document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            throw new AssetFormatException(location, BundleCodes.MetaJson, "expected a JSON object, found another value");
        }
        catch (DecoderFallbackException error)
        {
            string found = string.Join(' ', (error.BytesUnknown ?? []).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
            throw new AssetFormatException(location.At(Math.Max(0, error.Index)), BundleCodes.MetaUtf8, $"expected UTF-8, found the bytes {found}", error);
        }
        catch (JsonException error)
        {
            throw new AssetFormatException(
                location with { Line = (int?)error.LineNumber + 1, Column = (int?)error.BytePositionInLine + 1 },
                BundleCodes.MetaJson, $"expected JSON text: {error.Message}", error);
        }
    }

    internal static Sog4dMeta Parse(byte[] bytes, AssetLocation location)
    {
        using JsonDocument document = ParseJson(bytes, location);
        try
        {
            return Read(document.RootElement, location);
        }
        catch (InvalidOperationException error)
        {
            // An escape such as \ud800 alone is valid JSON text, but no string.
            throw new AssetFormatException(location, BundleCodes.MetaJson, $"expected strings of whole characters: {error.Message}", error);
        }
    }

    private static Sog4dMeta Read(JsonElement json, AssetLocation location)
    {
        var legacyVectors = new List<string>();
        var root = new MetaFields(json, "", location, legacyVectors);
        RefuseNamesake(root, location);
        return new Sog4dMeta
        {
            Format = root.Text("format"),
            Version = root.Int("version"),
            SplatCount = root.Int("splatCount"),
            FrameCount = root.Int("frameCount"),
            TimeMapping = root.Object("timeMapping") is { } time
                ? new Sog4dTimeMapping { Type = time.Text("type"), FrameTimesNormalized = time.Floats("frameTimesNormalized") } : null,
            Layout = root.Object("layout") is { } layout
                ? new Sog4dLayout { Type = layout.Text("type"), Width = layout.Int("width"), Height = layout.Int("height") } : null,
            Streams = root.Object("streams") is { } streams ? Streams(streams) : null,
            GeneratorJson = root.Raw("generator"),
            LegacyVectorFields = legacyVectors,
        };
    }

    /// <summary>SuperSplat4D uses the same extension for another format. Source: sog4d, section 0.</summary>
    private static void RefuseNamesake(MetaFields root, AssetLocation location)
    {
        if (!string.IsNullOrEmpty(root.Text("format")) || root.Raw("type") != "\"sog4d\"") return;
        throw new AssetUnsupportedException(
            location, BundleCodes.MetaNamesake, "keyframe bundles with \"format\": \"sog4d\" are read, found a SuperSplat4D bundle, a different format with the same extension");
    }

    private static Sog4dStreams Streams(MetaFields streams) => new()
    {
        Position = streams.Object("position") is { } position ? new Sog4dPosition
        {
            RangeMin = position.Vectors("rangeMin"),
            RangeMax = position.Vectors("rangeMax"),
            HiPath = position.Text("hiPath"),
            LoPath = position.Text("loPath"),
        } : null,
        Scale = streams.Object("scale") is { } scale
            ? new Sog4dScale { Codebook = scale.Vectors("codebook"), IndicesPath = scale.Text("indicesPath") } : null,
        Rotation = streams.Object("rotation") is { } rotation ? new Sog4dRotation { Path = rotation.Text("path") } : null,
        Sh = streams.Object("sh") is { } sh ? Sh(sh) : null,
    };

    private static Sog4dSh Sh(MetaFields sh) => new()
    {
        Bands = sh.Int("bands"),
        Sh0Path = sh.Text("sh0Path"),
        Sh0Codebook = sh.Floats("sh0Codebook"),
        ShN = new Sog4dShPalette
        {
            Count = sh.Int("shNCount"),
            CentroidsType = sh.Text("shNCentroidsType"),
            CentroidsPath = sh.Text("shNCentroidsPath"),
            LabelsEncoding = sh.Text("shNLabelsEncoding"),
            LabelsPath = sh.Text("shNLabelsPath"),
            DeltaSegments = sh.Segments("shNDeltaSegments"),
        },
        Sh1 = Band(sh.Object("sh1")),
        Sh2 = Band(sh.Object("sh2")),
        Sh3 = Band(sh.Object("sh3")),
    };

    private static Sog4dShPalette? Band(MetaFields? band) => band is null ? null : new Sog4dShPalette
    {
        Count = band.Int("count"),
        CentroidsType = band.Text("centroidsType"),
        CentroidsPath = band.Text("centroidsPath"),
        LabelsEncoding = band.Text("labelsEncoding"),
        LabelsPath = band.Text("labelsPath"),
        DeltaSegments = band.Segments("deltaSegments"),
    };
}
