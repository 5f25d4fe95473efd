using System.Text;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Cli.Validation;

/// <summary>Reads a USD layer whole. What its prims mean is not looked at here.</summary>
internal static class LayerCheck
{
    private const int MaxBytes = 1 << 30;

    internal static IReadOnlyList<Issue> Run(IByteSource bytes, CancellationToken cancellation)
    {
        var issues = new List<Issue>();
        ReadErrors.Collect(issues, () => SdfLayer.OpenAsAnonymous(bytes.Name));
        return issues;
    }

    /// <summary>Reads a layer inside a package.</summary>
    internal static void ReadMember(IByteSource member)
    {
        if (member.Length > MaxBytes)
            throw new AssetUnsupportedException(new AssetLocation(member.Name), "USD-LAYER-SIZE", FormattableString.Invariant($"layers up to {MaxBytes} bytes are read, found {member.Length}"));
        var content = new byte[member.Length];
        member.ReadExactly(0, content);
        if (content.AsSpan().StartsWith("PXR-USDC"u8))
            throw new AssetUnsupportedException(new AssetLocation(member.Name), "USD-CRATE", "expected a text layer, found a crate; crates are not read");
        try
        {
            SdfLayer.CreateAnonymous(member.Name).ImportFromString(Encoding.UTF8.GetString(content));
        }
        catch (AssetFormatException error)
        {
            // The layer has no file, so its errors name none.
            throw new AssetFormatException(error.Location with { Asset = member.Name }, error.Code, error.Problem, error);
        }
    }
}
