using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;

namespace UsdGsplat.Cli.Inputs;

/// <summary>A kind of file that commands understand, and how it is known.</summary>
/// <param name="Id">Its name in reports.</param>
/// <param name="Extensions">Endings that decide, so that a damaged file is judged as what it was meant to be; lower case.</param>
/// <param name="Sniff">Whether the bytes look like it.</param>
internal sealed record InputKind(string Id, IReadOnlyList<string> Extensions, Func<IByteSource, bool> Sniff)
{
    internal const string Sog4d = "sog4d", Splat4d = "splat4d", Usdz = "usdz", NuRec = "nurec", UsdLayer = "usd", Unknown = "unknown";

    /// <summary>All kinds, in the order in which they are tried.</summary>
    internal static IReadOnlyList<InputKind> All { get; } =
    [
        new(Sog4d, [".sog4d"], Sog4dReader.Sniff),
        new(Splat4d, [".splat4d"], new Splat4dFormat().Sniff),
        new(Usdz, [".usdz"], _ => false),
        new(NuRec, [".nurec"], _ => false),
        new(UsdLayer, [".usda", ".usd", ".usdc"], bytes => StartsWith(bytes, "#usda"u8) || StartsWith(bytes, "PXR-USDC"u8)),
        .. SplatFile.Formats.Select(f => new InputKind(f.Id, [], f.Sniff)),
    ];

    /// <summary>The name of a file's kind: its ending decides for bundles and USD, else the bytes do.</summary>
    internal static string Of(string path, IByteSource bytes) =>
        (All.FirstOrDefault(k => k.Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))) ?? All.FirstOrDefault(k => k.Sniff(bytes)))?.Id ?? Unknown;

    /// <summary>Whether a path names what splats are read out of by way of USD: a stage, a package or a NuRec payload.</summary>
    internal static bool IsStage(string path) =>
        All.Any(k => k.Id is Usdz or NuRec or UsdLayer && k.Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    private static bool StartsWith(IByteSource bytes, ReadOnlySpan<byte> mark)
    {
        if (bytes.Length < mark.Length) return false;
        Span<byte> head = stackalloc byte[mark.Length];
        bytes.ReadExactly(0, head);
        return head.SequenceEqual(mark);
    }
}
