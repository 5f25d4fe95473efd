using System.Collections.Concurrent;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Makes <c>.usdz</c> packages folders for asset paths: <c>scene.usdz[tex/a.png]</c>, nested where a package holds packages.</summary>
/// <remarks>Source: the package format's description, sections 3 and 5.</remarks>
internal sealed class UsdzResolver : IArPackageResolver
{
    /// <summary>The extension of packages, without its dot.</summary>
    internal const string Extension = "usdz";

    /// <summary>The most packages around a member; deeper ones would cost more with every level.</summary>
    internal const int MaxDepth = 32;

    private const int MaxKnown = 64;

    private readonly ConcurrentDictionary<string, Listing> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>A package that cannot be read is taken to have every member, so that opening one says what is wrong with it.</remarks>
    public string Resolve(string packagePath, string memberPath)
    {
        try
        {
            return List(packagePath).Names.Contains(memberPath) ? memberPath : "";
        }
        catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException)
        {
            return memberPath;
        }
    }

    /// <inheritdoc/>
    public IByteSource OpenAsset(string packagePath, string memberPath)
    {
        IByteSource bytes = OpenPackage(packagePath);
        try
        {
            return new PackagedByteSource(bytes, UsdZipFile.Open(bytes).OpenFile(memberPath));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="AssetFormatException">The package is broken, or its first member is no layer.</exception>
    public string DefaultLayer(string packagePath)
    {
        string first = List(packagePath).First;
        if (SdfLayerFormats.IsLayer(first)) return first;
        throw new AssetFormatException(new AssetLocation(packagePath, 0, Scope: first), "USDZ-FIRST", $"expected a USD layer as the first file of the package, found '{first}'");
    }

    private static IByteSource OpenPackage(string packagePath)
    {
        int depth = 1 + packagePath.Count(c => c == '[');
        if (depth > MaxDepth)
            throw new AssetUnsupportedException(new AssetLocation(packagePath), "USDZ-DEPTH", FormattableString.Invariant($"expected at most {MaxDepth} packages in one another, found more"));
        return ArResolver.OpenAsset(packagePath);
    }

    private Listing List(string packagePath)
    {
        var file = new FileInfo(OutermostFile(packagePath));
        if (known.TryGetValue(packagePath, out Listing? listing) && listing.Length == file.Length && listing.Modified == file.LastWriteTimeUtc) return listing;
        using IByteSource bytes = OpenPackage(packagePath);
        UsdZipFile package = UsdZipFile.Open(bytes);
        listing = new Listing([.. package.Members.Select(m => m.Name)], package.Members[0].Name, file.Length, file.LastWriteTimeUtc);
        if (known.Count >= MaxKnown) known.Clear();
        known[packagePath] = listing;
        return listing;
    }

    private static string OutermostFile(string packagePath) => ArPackagePath.SplitOuter(packagePath).Package;

    /// <summary>The names in a package, as long as its file stays the same.</summary>
    private sealed record Listing(HashSet<string> Names, string First, long Length, DateTime Modified);
}
