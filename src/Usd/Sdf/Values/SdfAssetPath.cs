using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>The path of an asset as authored, and as resolved when it has been.</summary>
public sealed class SdfAssetPath : IDisposable, IEquatable<SdfAssetPath>
{
    private readonly string assetPath;
    private readonly string resolvedPath;

    /// <summary>The empty asset path.</summary>
    public SdfAssetPath()
        : this("")
    {
    }

    /// <summary>Makes an asset path.</summary>
    /// <param name="path">The path as authored, for example <c>./scene.nurec</c>.</param>
    /// <param name="resolvedPath">The resolved path, empty when not resolved.</param>
    /// <exception cref="ArgumentException">A path contains a control character.</exception>
    public SdfAssetPath(string path, string resolvedPath = "")
    {
        if (path.Any(char.IsControl)) throw new ArgumentException("an asset path cannot contain control characters", nameof(path));
        if (resolvedPath.Any(char.IsControl)) throw new ArgumentException("an asset path cannot contain control characters", nameof(resolvedPath));
        assetPath = path;
        this.resolvedPath = resolvedPath;
    }

    /// <summary>Whether two asset paths are equal.</summary>
    public static bool operator ==(SdfAssetPath? left, SdfAssetPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two asset paths differ.</summary>
    public static bool operator !=(SdfAssetPath? left, SdfAssetPath? right) => !(left == right);

    /// <summary>The path as authored.</summary>
    public string GetAssetPath() => assetPath;

    /// <summary>The resolved path, empty when not resolved.</summary>
    public string GetResolvedPath() => resolvedPath;

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals([NotNullWhen(true)] SdfAssetPath? other) =>
        other is not null && assetPath == other.assetPath && resolvedPath == other.resolvedPath;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfAssetPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(assetPath, resolvedPath);

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Addition: the path between at signs.</summary>
    public override string ToString() => $"@{assetPath}@";

    /// <summary>Does nothing: the path is managed memory.</summary>
    public void Dispose()
    {
    }
}
