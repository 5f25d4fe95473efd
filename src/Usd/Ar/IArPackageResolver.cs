using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>The seam for a package format: an asset that is itself a file system.</summary>
/// <remarks>Implementations are registered with <see cref="ArResolver.Register"/> under their extension.</remarks>
internal interface IArPackageResolver
{
    /// <summary>The resolved path of a member, as the package names it; empty when it has no such member.</summary>
    /// <param name="packagePath">Resolved path of the package, which may itself be a member.</param>
    /// <param name="memberPath">Normalised path inside the package.</param>
    string Resolve(string packagePath, string memberPath);

    /// <summary>Opens a member that <see cref="Resolve"/> found.</summary>
    IByteSource OpenAsset(string packagePath, string memberPath);

    /// <summary>The path of the member that is the package's layer; empty when it has none.</summary>
    string DefaultLayer(string packagePath);
}
