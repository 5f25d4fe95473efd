using System.Text;

namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>Writes the layer to its file, if it has edits.</summary>
    /// <param name="force">Whether to write even without edits.</param>
    /// <returns>False for an anonymous layer.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool Save(bool force = false)
    {
        if (!PermissionToSave()) return false;
        if (dirty || force) SdfLayerFormats.Save(this, identifierText);
        dirty = false;
        return true;
    }

    /// <summary>Writes this layer alone to another file; the layer's identity does not change.</summary>
    /// <param name="filename">A file with the extension of a format that can be written.</param>
    /// <param name="comment">A comment to write in place of the layer's own.</param>
    /// <param name="args">Format arguments: <c>format</c>, <c>usda</c> or <c>usdc</c>, for a file with the extension .usd, which is a crate otherwise.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">The extension is none that can be written, or the layer has a value that crates have no encoding for.</exception>
    public bool Export(string filename, string comment = "", StdStringMap? args = null)
    {
        SdfLayerFormats.Write(this, filename, comment, SdfLayerFormats.FormatOf(args));
        return true;
    }

    /// <summary>The layer in OpenUSD's text format.</summary>
    public string ExportToString()
    {
        using var stream = new MemoryStream();
        UsdaWriter.Write(this, stream, UsdaDialect.Usda, comment: "");
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Addition: writes the layer in OpenUSD's text format to a stream, of a size that no string could have.</summary>
    /// <param name="stream">Left open.</param>
    public void ExportToStream(Stream stream) => UsdaWriter.Write(this, stream, UsdaDialect.Usda, comment: "");

    /// <summary>Addition: writes the layer as a crate to a stream, for example into a package.</summary>
    /// <param name="stream">Written forward only; left open.</param>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">The layer has a value that crates have no encoding for.</exception>
    public void ExportCrateToStream(Stream stream) => CrateWriter.WriteForward(this, stream);

    /// <summary>Replaces the content by that of a text in OpenUSD's text format.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The text is ill-formed; the layer keeps its content. USD.NET gives false here.</exception>
    public bool ImportFromString(string string_)
    {
        ArgumentNullException.ThrowIfNull(string_);
        CheckEdit();
        UsdaParser.Parse(Encoding.UTF8.GetBytes(string_.TrimStart()), Location, this, UsdaDialect.Usda);
        MarkDirty();
        return true;
    }

    /// <summary>Replaces the content by that of a file.</summary>
    public bool Import(string layerPath)
    {
        CheckEdit();
        SdfLayerFormats.Read(this, layerPath);
        MarkDirty();
        return true;
    }

    /// <summary>Reads the layer's file again, dropping edits.</summary>
    /// <returns>False for an anonymous layer.</returns>
    public bool Reload(bool force = false)
    {
        if (IsAnonymous()) return false;
        SdfLayerFormats.Read(this, identifierText);
        dirty = false;
        return true;
    }

    /// <summary>Takes over parsed content whole.</summary>
    internal void Adopt(SdfAbstractData data)
    {
        Data = data;
        Tell(SdfPath.AbsoluteRootPath(), field: null);
    }
}
