using System.Collections.Concurrent;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Turns asset paths into files and opens them. All assets of layers and stages are opened here.</summary>
/// <remarks>
/// An identifier is an asset path that no longer depends on the layer that authors it; a resolved path is absolute and
/// names a file that exists. Packages plug in by <see cref="IArPackageResolver"/>. Source: the composition description,
/// section 2, and the package format's description, sections 5 and 6.
/// </remarks>
internal static class ArResolver
{
    /// <summary>What separates a layer's path from the arguments of its format.</summary>
    private const string ArgumentsMark = ":SDF_FORMAT_ARGS:";

    private static readonly ConcurrentDictionary<string, IArPackageResolver> Packages = new(StringComparer.Ordinal) { [UsdzResolver.Extension] = new UsdzResolver() };
    private static volatile string[] searchFolders = [];

    /// <summary>The folders in which relative paths without a leading dot are looked up, behind the working directory.</summary>
    internal static IReadOnlyList<string> SearchFolders
    {
        get => searchFolders;
        set => searchFolders = [.. value.Select(Path.GetFullPath)];
    }

    /// <summary>Makes a package format known under an extension without its dot.</summary>
    internal static void Register(string extension, IArPackageResolver resolver) => Packages[extension] = resolver;

    /// <summary>Splits a layer identifier into path and format arguments, the mark included.</summary>
    internal static (string Path, string Arguments) SplitArguments(string identifier)
    {
        int at = identifier.IndexOf(ArgumentsMark, StringComparison.Ordinal);
        return at < 0 ? (identifier, "") : (identifier[..at], identifier[at..]);
    }

    /// <summary>The identifier of an asset path that an asset at a resolved path authors.</summary>
    /// <param name="assetPath">The authored path.</param>
    /// <param name="anchor">Resolved path of the authoring asset; empty for an anonymous layer.</param>
    internal static string CreateIdentifier(string assetPath, string anchor)
    {
        if (assetPath.Length == 0 || IsAnonymous(assetPath)) return assetPath;
        (string path, string arguments) = SplitArguments(assetPath);
        return Anchor(path, anchor) + arguments;
    }

    /// <summary>The resolved path of an identifier; empty when there is no such file.</summary>
    internal static string Resolve(string identifier)
    {
        if (identifier.Length == 0 || IsAnonymous(identifier)) return "";
        if (!ArPackagePath.IsPackageRelative(identifier)) return ResolveFile(identifier);
        (string package, string inner) = ArPackagePath.SplitOuter(identifier);
        string resolved = ResolveFile(package);
        while (resolved.Length > 0 && inner.Length > 0)
        {
            (string member, string rest) = ArPackagePath.SplitOuter(inner);
            string found = PackageOf(resolved)?.Resolve(resolved, ArPaths.Normalize(member)) ?? "";
            resolved = found.Length == 0 ? "" : ArPackagePath.Join(resolved, found);
            inner = rest;
        }

        return resolved;
    }

    /// <summary>Opens the asset at a resolved path.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    internal static IByteSource OpenAsset(string resolvedPath)
    {
        if (!ArPackagePath.IsPackageRelative(resolvedPath)) return new MappedByteSource(resolvedPath);
        (string package, string member) = ArPackagePath.SplitInner(resolvedPath);
        IArPackageResolver resolver = PackageOf(package) ?? throw new FileNotFoundException($"{package}: no reader of packages with this extension", package);
        return resolver.OpenAsset(package, member);
    }

    /// <summary>Whether a path has the extension of a package format.</summary>
    internal static bool IsPackage(string path) => PackageOf(path) is not null;

    /// <summary>The layer that a package stands for, through packages in packages; the path itself when it is no package.</summary>
    internal static string DefaultLayer(string resolvedPath)
    {
        string path = resolvedPath;
        while (PackageOf(path) is { } resolver)
        {
            string member = resolver.DefaultLayer(path);
            if (member.Length == 0) return path;
            path = ArPackagePath.Join(path, member);
        }

        return path;
    }

    private static string Anchor(string path, string anchor)
    {
        if (ArPaths.IsAbsolute(path)) return ArPaths.Normalize(path);
        if (anchor.Length == 0) return path;
        if (ArPackagePath.IsPackageRelative(anchor) || IsPackage(anchor)) return AnchorInPackage(path, anchor);
        return AnchorInFolder(path, ArPaths.Folder(anchor));
    }

    private static string AnchorInFolder(string path, string folder)
    {
        (string file, string member) = ArPackagePath.SplitOuter(path);
        string candidate = ArPaths.Normalize(ArPaths.Combine(folder, file));
        return ArPaths.IsFileRelative(path) || Resolve(candidate).Length > 0 ? ArPackagePath.Join(candidate, member) : path;
    }

    private static string AnchorInPackage(string path, string anchor)
    {
        string layer = DefaultLayer(anchor);
        (string package, string member) = ArPackagePath.SplitInner(layer);
        string candidate = InPackage(package, member, path);
        if (ArPaths.IsFileRelative(path) || Resolve(candidate).Length > 0) return candidate;
        string fromDefault = InPackage(package, ArPackagePath.SplitInner(DefaultLayer(package)).Inner, path);
        if (Resolve(fromDefault).Length > 0) return fromDefault;
        return AnchorInFolder(path, ArPaths.Folder(ArPackagePath.SplitOuter(anchor).Package));
    }

    private static string InPackage(string package, string member, string path)
    {
        (string file, string inner) = ArPackagePath.SplitOuter(path);
        string joined = ArPackagePath.Join(package, ArPaths.Normalize(ArPaths.Combine(ArPaths.Folder(member), file)));
        return ArPackagePath.Join(joined, inner);
    }

    private static string ResolveFile(string path)
    {
        if (Exists(path)) return Path.GetFullPath(path);
        if (!ArPaths.IsSearch(path)) return "";
        foreach (string folder in searchFolders)
        {
            string candidate = Path.Combine(folder, path);
            if (Exists(candidate)) return Path.GetFullPath(candidate);
        }

        return "";
    }

    private static bool Exists(string path) => path.IndexOf('\0', StringComparison.Ordinal) < 0 && File.Exists(path);

    private static IArPackageResolver? PackageOf(string path) =>
        Packages.IsEmpty ? null : Packages.GetValueOrDefault(ArPackagePath.Extension(path));

    private static bool IsAnonymous(string path) => path.StartsWith("anon:", StringComparison.Ordinal);
}
