using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Writes the files of a plan into a package: layers that stay as they are byte for byte, others anew.</summary>
internal static class UsdUtilsPackager
{
    private const string AnonymousName = "default.usda";

    /// <summary>Packs a layer with all that it depends on.</summary>
    /// <param name="assetPath">The layer, or a package, which is then packed whole.</param>
    /// <param name="packagePath">The package, replaced when the new one is complete.</param>
    /// <param name="firstLayerName">The layer's name in the package, whose extension decides its format; empty for its own name.</param>
    internal static UsdUtilsPackageReport Pack(string assetPath, string packagePath, string firstLayerName)
    {
        string root = Root(assetPath);
        string name = firstLayerName.Length == 0 ? Path.GetFileName(root) : firstLayerName;
        if (!SdfLayerFormats.IsLayer(name)) throw new ArgumentException($"expected a name ending in .usda, .usdc or .usd for the first layer, found '{name}'", nameof(firstLayerName));
        if (ArResolver.IsPackage(root) != ArResolver.IsPackage(name)) throw new ArgumentException($"expected the extension .usdz for a package and only for one, found '{name}' for {root}", nameof(firstLayerName));
        return Save(new UsdUtilsPackagePlan(root, name), packagePath);
    }

    /// <summary>Packs a layer as it is in memory.</summary>
    /// <param name="layer">The layer; of a package with all of its files.</param>
    /// <param name="packagePath">The package, replaced when the new one is complete.</param>
    internal static UsdUtilsPackageReport PackLayer(SdfLayerHandle layer, string packagePath)
    {
        string root = layer.IsAnonymous() ? "" : ArResolver.DefaultLayer(ArResolver.Resolve(layer.identifier));
        (string package, string member) = ArPackagePath.SplitInner(root);
        string name = root.Length == 0 ? AnonymousName : member.Length == 0 ? Path.GetFileName(root) : member;
        return Save(new UsdUtilsPackagePlan(root, name, layer, files: member.Length == 0 ? [] : UsdZipFile.Open(ArResolver.OpenAsset(package)).GetFileNames()), packagePath);
    }

    /// <summary>Packs a layer as AR viewers want it: one crate with the files that it names.</summary>
    /// <inheritdoc cref="Pack"/>
    internal static UsdUtilsPackageReport PackForARKit(string assetPath, string packagePath, string firstLayerName)
    {
        string root = Root(assetPath);
        string name = firstLayerName.Length == 0 ? Path.GetFileNameWithoutExtension(root) + ".usdc" : firstLayerName;
        if (ArPackagePath.Extension(name) != "usdc") throw new ArgumentException($"expected a name ending in .usdc for the first layer, which AR viewers need, found '{name}'", nameof(firstLayerName));
        SdfLayerHandle layer = SdfLayer.FindOrOpen(root) ?? throw new FileNotFoundException($"{assetPath}: no such file", assetPath);
        SdfLayerHandle content = IsAlone(layer) && !ArResolver.IsPackage(root) ? layer : UsdStage.Open(layer).Flatten(addSourceFileComment: false);
        return Save(new UsdUtilsPackagePlan(root, name, content, unpacks: true), packagePath);
    }

    private static string Root(string assetPath)
    {
        string root = ArResolver.Resolve(assetPath);
        if (root.Length == 0) throw new FileNotFoundException($"{assetPath}: no such file", assetPath);
        if (ArPackagePath.IsPackageRelative(root) || !SdfLayerFormats.IsLayer(root))
            throw new AssetUnsupportedException(new AssetLocation(assetPath), "USDZ-ROOT", "expected a file with the extension .usda, .usdc, .usd or .usdz to pack");
        return root;
    }

    /// <summary>Whether no other layer is composed with this one, in any variant.</summary>
    private static bool IsAlone(SdfLayerHandle layer)
    {
        bool isAlone = true;
        new UsdUtilsAssetPathWalker((path, kind) =>
        {
            isAlone &= kind == UsdUtilsAssetKind.Value;
            return path;
        }).Changes(layer);
        return isAlone;
    }

    private static UsdUtilsPackageReport Save(UsdUtilsPackagePlan plan, string packagePath)
    {
        UsdUtilsPackagedFile[] files = [.. plan.Files];
        AtomicFile.Write(packagePath, overwrite: true, stream =>
        {
            using var writer = new UsdZipFileWriter(stream, packagePath);
            foreach (UsdUtilsPackagedFile file in files) writer.AddFile(file.Name, member => Write(file, member));
            writer.Save();
        });
        return new UsdUtilsPackageReport([.. files.Select(f => f.Name)], plan.Warnings);
    }

    private static void Write(UsdUtilsPackagedFile file, Stream member)
    {
        if (file.Layer is { } layer && MustBeWritten(file, layer)) Export(file, layer, member);
        else Copy(file.Source, member);
    }

    private static bool MustBeWritten(UsdUtilsPackagedFile file, SdfLayerHandle layer) =>
        file.Changes.Count > 0 || layer.IsDirty() || layer.IsAnonymous() || ArPackagePath.Extension(file.Name) != ArPackagePath.Extension(file.Source);

    private static void Copy(string source, Stream member)
    {
        using IByteSource bytes = ArResolver.OpenAsset(source);
        using var stream = new ByteSourceStream(bytes);
        stream.CopyTo(member, 1 << 20);
    }

    private static void Export(UsdUtilsPackagedFile file, SdfLayerHandle layer, Stream member)
    {
        using SdfLayerHandle copy = SdfLayer.CreateAnonymous(file.Name);
        copy.TransferContent(layer);
        foreach ((SdfPath spec, string field, object value) in file.Changes) copy.SetFieldValue(spec, field, value);
        if (SdfLayerFormats.WritesCrate(file.Name, file.Source)) copy.ExportCrateToStream(member);
        else copy.ExportToStream(member);
    }
}
