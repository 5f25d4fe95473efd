using UsdGsplat.Codecs;

namespace pxr;

/// <summary>A layer: one file's worth of scene description, in memory.</summary>
/// <remarks>
/// USD.NET splits a layer into <c>SdfLayer</c>, which has the factories, and this handle, which is what programs hold;
/// here the handle is the layer. Not safe for use by several threads while one of them edits.
/// </remarks>
public partial class SdfLayerHandle : IDisposable
{
    private string identifierText;

    private protected SdfLayerHandle(string identifier)
    {
        identifierText = identifier;
        Data = new SdfData();
    }

    /// <summary>A handle of a layer: the same content under the same identity.</summary>
    public SdfLayerHandle(SdfLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        identifierText = layer.identifier;
        Data = layer.Data;
    }

    /// <summary>The layer's name: its absolute path, or <c>anon:…</c> for a layer without a file.</summary>
    public string identifier
    {
        get => identifierText;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            SdfLayerRegistry.Rename(this, value);
            identifierText = value;
        }
    }

    internal SdfAbstractData Data { get; private set; }

    /// <summary>Whether two handles hold the same layer.</summary>
    public static bool operator ==(SdfLayerHandle? left, SdfLayerHandle? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two handles hold different layers.</summary>
    public static bool operator !=(SdfLayerHandle? left, SdfLayerHandle? right) => !(left == right);

    /// <summary>The layer of this handle.</summary>
    public SdfLayer __deref__() => this as SdfLayer ?? throw new InvalidOperationException("this handle was made from a layer; use that");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfLayerHandle other && ReferenceEquals(Data, other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Data.GetHashCode();

    /// <summary>Whether the layer has no file.</summary>
    public bool IsAnonymous() => NamesAnonymousLayer(identifierText);

    /// <summary>Whether an identifier is that of a layer without a file.</summary>
    public bool IsAnonymousLayerIdentifier(string identifier) => NamesAnonymousLayer(identifier);

    /// <summary>The path of the layer's file; empty for an anonymous layer.</summary>
    public string GetRealPath() => IsAnonymous() ? "" : identifierText;

    /// <summary>The file name, or the tag of an anonymous layer.</summary>
    public string GetDisplayName() => DisplayNameOf(identifierText);

    /// <summary>The file name in an identifier, or the tag of an anonymous one.</summary>
    public string GetDisplayNameFromIdentifier(string identifier) => DisplayNameOf(identifier);

    /// <summary>The extension of the layer's format, without the dot.</summary>
    public string GetFileExtension() => IsAnonymous() ? "usda" : ArPackagePath.Extension(identifierText);

    /// <summary>The absolute form of an asset path that this layer authors: relative paths start at the layer's folder.</summary>
    /// <remarks>A path without a leading dot that names no file in that folder is left as it is, to be searched for.</remarks>
    public string ComputeAbsolutePath(string assetPath)
    {
        ArgumentNullException.ThrowIfNull(assetPath);
        return AnchorAssetPath(assetPath);
    }

    /// <summary>Whether the layer holds nothing at all.</summary>
    public bool IsEmpty() => Data.Count == 1 && Data.Root.Fields.Count == 0;

    /// <summary>Whether the layer has edits that are not saved.</summary>
    public bool IsDirty() => dirty;

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        CheckEdit();
        Adopt(new SdfData());
        MarkDirty();
    }

    /// <summary>Replaces the content by a copy of another layer's.</summary>
    public void TransferContent(SdfLayerHandle layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        CheckEdit();
        Adopt(SdfDataCopy.Of(layer.Data));
        MarkDirty();
    }

    /// <summary>Whether edits are allowed.</summary>
    public bool PermissionToEdit() => permissionToEdit;

    /// <summary>Whether saving is allowed; never for an anonymous layer.</summary>
    public bool PermissionToSave() => permissionToSave && !IsAnonymous();

    /// <summary>Allows or forbids edits. A forbidden edit raises <see cref="InvalidOperationException"/>.</summary>
    public void SetPermissionToEdit(bool allow) => permissionToEdit = allow;

    /// <summary>Allows or forbids saving.</summary>
    public void SetPermissionToSave(bool allow) => permissionToSave = allow;

    /// <summary>Takes the layer out of the process's list of open layers, so that its file can be opened anew.</summary>
    public void Dispose()
    {
        SdfLayerRegistry.Remove(this);
        GC.SuppressFinalize(this);
    }

    private protected static bool NamesAnonymousLayer(string identifier) => identifier.StartsWith("anon:", StringComparison.Ordinal);

    private protected static string DisplayNameOf(string identifier)
    {
        if (NamesAnonymousLayer(identifier)) return identifier[(identifier.LastIndexOf(':') + 1)..];
        (string file, string member) = ArPackagePath.SplitOuter(identifier);
        return ArPackagePath.Join(Path.GetFileName(file), member);
    }

    internal AssetLocation Location => new(IsAnonymous() ? GetDisplayName() : identifierText);

    internal void CheckEdit()
    {
        if (!permissionToEdit) throw new InvalidOperationException($"the layer {identifierText} may not be edited");
    }

    internal void MarkDirty() => dirty = true;

    private bool dirty;
    private bool permissionToEdit = true;
    private bool permissionToSave = true;
}
