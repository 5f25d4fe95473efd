using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Packages and the dependencies of layers.</summary>
public static partial class UsdUtils
{
    /// <summary>Packs a layer with all that it depends on, in all variants; paths that lead elsewhere are rewritten.</summary>
    /// <param name="assetPath">The layer; or a package, which is then packed whole.</param>
    /// <param name="usdzFilePath">The package to write; an existing file is replaced when the new one is complete.</param>
    /// <param name="firstLayerName">The layer's name in the package; its extension decides the format. Its own name when empty.</param>
    /// <returns>True; <see cref="UsdUtilsPackage"/> says more.</returns>
    /// <exception cref="FileNotFoundException">There is no such layer. USD.NET gives false here.</exception>
    /// <exception cref="AssetFormatException">A layer is ill-formed.</exception>
    /// <exception cref="AssetUnsupportedException">The asset is no layer, or the package grows past 4 GiB.</exception>
    public static bool UsdUtilsCreateNewUsdzPackage(SdfAssetPath assetPath, string usdzFilePath, string firstLayerName = "")
    {
        UsdUtilsPackage(assetPath, usdzFilePath, firstLayerName);
        return true;
    }

    /// <summary>Addition: as <see cref="UsdUtilsCreateNewUsdzPackage"/>, and tells what was packed.</summary>
    /// <inheritdoc cref="UsdUtilsCreateNewUsdzPackage"/>
    public static UsdUtilsPackageReport UsdUtilsPackage(SdfAssetPath assetPath, string usdzFilePath, string firstLayerName = "")
    {
        ArgumentNullException.ThrowIfNull(assetPath);
        ArgumentNullException.ThrowIfNull(firstLayerName);
        return UsdUtilsPackager.Pack(assetPath.GetAssetPath(), usdzFilePath, firstLayerName);
    }

    /// <summary>Addition: packs a layer as it is in memory, edits included.</summary>
    /// <remarks>
    /// The layer of a package is packed anew with all files of the package, which keep their names; what edits add comes along. Of
    /// any other layer what it depends on is packed, as <see cref="UsdUtilsCreateNewUsdzPackage"/> does.
    /// </remarks>
    /// <param name="layer">The layer. Paths of an anonymous one are relative to the working directory.</param>
    /// <param name="usdzFilePath">The package to write, which may be the layer's own; an existing file is replaced when the new one is complete.</param>
    /// <exception cref="AssetFormatException">A layer is ill-formed.</exception>
    /// <exception cref="AssetUnsupportedException">The package grows past 4 GiB.</exception>
    public static UsdUtilsPackageReport UsdUtilsPackageLayer(SdfLayerHandle layer, string usdzFilePath)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return UsdUtilsPackager.PackLayer(layer, usdzFilePath);
    }

    /// <summary>Packs an asset as AR viewers want it: one crate, with the files that it names beside it.</summary>
    /// <remarks>
    /// An asset of several layers, and a package, is composed and flattened first: its variants become what is selected, and what
    /// is not loaded or not active is left out. A single layer is turned into a crate and keeps its variants. Files in packages are
    /// taken out of them, where OpenUSD packs those packages whole. Images stay what they are; <see cref="UsdUtilsComplianceChecker"/>
    /// tells of those that AR viewers do not read. Source: the package format's description, section 7.
    /// </remarks>
    /// <param name="assetPath">The layer, or a package.</param>
    /// <param name="usdzFilePath">The package to write; an existing file is replaced when the new one is complete.</param>
    /// <param name="firstLayerName">The crate's name in the package, ending in <c>.usdc</c>; the asset's own name with that extension when empty.</param>
    /// <returns>True; <see cref="UsdUtilsPackageForARKit"/> says more.</returns>
    /// <exception cref="ArgumentException">The name does not end in <c>.usdc</c>. USD.NET warns and renames here.</exception>
    /// <exception cref="FileNotFoundException">There is no such layer. USD.NET gives false here.</exception>
    /// <exception cref="AssetFormatException">A layer is ill-formed.</exception>
    /// <exception cref="AssetUnsupportedException">The asset is no layer, needs what is not composed here, or the package grows past 4 GiB.</exception>
    public static bool UsdUtilsCreateNewARKitUsdzPackage(SdfAssetPath assetPath, string usdzFilePath, string firstLayerName = "")
    {
        UsdUtilsPackageForARKit(assetPath, usdzFilePath, firstLayerName);
        return true;
    }

    /// <summary>Addition: as <see cref="UsdUtilsCreateNewARKitUsdzPackage"/>, and tells what was packed.</summary>
    /// <inheritdoc cref="UsdUtilsCreateNewARKitUsdzPackage"/>
    public static UsdUtilsPackageReport UsdUtilsPackageForARKit(SdfAssetPath assetPath, string usdzFilePath, string firstLayerName = "")
    {
        ArgumentNullException.ThrowIfNull(assetPath);
        ArgumentNullException.ThrowIfNull(firstLayerName);
        return UsdUtilsPackager.PackForARKit(assetPath.GetAssetPath(), usdzFilePath, firstLayerName);
    }

    /// <summary>Lists the paths that a layer authors, each once, in the order met: its sublayers, its references, its payloads.</summary>
    /// <param name="filePath">The layer.</param>
    /// <param name="subLayers">Gets the sublayers.</param>
    /// <param name="references">Gets the references, and all asset paths of values, as in OpenUSD.</param>
    /// <param name="payloads">Gets the payloads.</param>
    /// <exception cref="FileNotFoundException">There is no such layer.</exception>
    public static void UsdUtilsExtractExternalReferences(string filePath, StdStringVector subLayers, StdStringVector references, StdStringVector payloads)
    {
        ArgumentNullException.ThrowIfNull(subLayers);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(payloads);
        SdfLayerHandle layer = SdfLayer.FindOrOpen(filePath) ?? throw new FileNotFoundException($"{filePath}: no such file", filePath);
        var walker = new UsdUtilsAssetPathWalker((path, kind) =>
        {
            StdStringVector into = kind switch
            {
                UsdUtilsAssetKind.Sublayer => subLayers,
                UsdUtilsAssetKind.Payload => payloads,
                _ => references,
            };
            if (!into.Contains(path)) into.Add(path);
            return path;
        });
        walker.Changes(layer);
    }
}
