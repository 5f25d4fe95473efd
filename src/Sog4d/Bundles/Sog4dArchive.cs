using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ICSharpCode.SharpZipLib.Zip;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The files of a <c>.sog4d</c> bundle, by name. Of several with one name the last counts.</summary>
/// <remarks>
/// A ZIP archive, ZIP64 too, with stored or deflated entries. Names are compared after normalisation: <c>\</c> becomes
/// <c>/</c>, and leading <c>./</c>, leading <c>/</c> and trailing <c>/</c> go. All members may be called from several
/// threads at once. Source: sog4d, section 1.
/// </remarks>
public sealed class Sog4dArchive : IDisposable
{
    /// <summary>The name of the file that describes the bundle.</summary>
    public const string MetaName = "meta.json";

    /// <summary>Most bytes that <see cref="Read"/> returns.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>What is read ahead while the directory is walked.</summary>
    internal const int BufferBytes = 1 << 16;

    // Deflate codes at most 258 bytes in two bits, so no sound entry exceeds this ratio; the constant covers tiny ones.
    private const long MaxInflation = 1032;
    private const long InflationSlack = 1024;

    private readonly IByteSource source;
    private readonly ZipFile zip;
    private readonly Dictionary<string, ZipEntry> entries = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    private Sog4dArchive(IByteSource source, ZipFile zip)
    {
        this.source = source;
        this.zip = zip;
        Name = source.Name;
    }

    /// <summary>The name to use in messages, usually the file's path.</summary>
    public string Name { get; }

    /// <summary>Normalised names of all files, each once, in the order in which the directory first has them.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Opens an archive and reads its directory.</summary>
    /// <param name="bytes">Owned by the archive, or disposed when this method throws.</param>
    /// <exception cref="AssetFormatException">The bytes are no readable ZIP archive (<c>ZIP-INVALID</c>).</exception>
    public static Sog4dArchive Open(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ZipFile? zip = null;
        try
        {
            ZipEnd.Find(bytes);
            zip = Guard(new AssetLocation(bytes.Name), () => new ZipFile(
                new BufferedStream(new ByteSourceStream(bytes), BufferBytes), leaveOpen: false, StringCodec.FromEncoding(Encoding.UTF8)));
            var archive = new Sog4dArchive(bytes, zip);
            archive.List();
            return archive;
        }
        catch
        {
            zip?.Close();
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a file of this name, which is normalised first.</summary>
    public bool Contains(string path) => entries.ContainsKey(NormalizeName(path));

    /// <summary>The length of a file in bytes, as the directory states it.</summary>
    /// <exception cref="AssetFormatException">There is no such file (<c>ZIP-MISSING-FILE</c>).</exception>
    public long LengthOf(string path) => Find(path).Size;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Its name, which is normalised first.</param>
    /// <param name="maxBytes">The longest file to read; no more than that is allocated.</param>
    /// <exception cref="AssetFormatException">The file is missing, longer than allowed, or damaged.</exception>
    /// <exception cref="AssetUnsupportedException">The file is encrypted or compressed in another way.</exception>
    public byte[] Read(string path, int maxBytes = MaxBytes)
    {
        long length = LengthOf(path);
        if (length > maxBytes) throw ZipEnd.Invalid(LocationOf(path), string.Create(CultureInfo.InvariantCulture, $"expected at most {maxBytes} bytes, found {length}"));
        using Stream stream = OpenFile(path);
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Gives the archive's bytes back.</summary>
    public void Dispose()
    {
        zip.Close();
        source.Dispose();
    }

    /// <summary>The form of an entry's name in which names are compared.</summary>
    internal static string NormalizeName(string name)
    {
        ReadOnlySpan<char> rest = name.Replace('\\', '/');
        while (rest.StartsWith("./")) rest = rest[2..];
        return rest.TrimStart('/').TrimEnd('/').ToString();
    }

    /// <summary>Where a file of the archive is, for messages.</summary>
    internal AssetLocation LocationOf(string path) => new(Name, Scope: path);

    /// <summary>Opens a file for reading forward. The stream ends with an error unless length and checksum are right.</summary>
    internal Stream OpenFile(string path)
    {
        ZipEntry entry = Find(path);
        AssetLocation location = LocationOf(path);
        if (entry.IsCrypted) throw new AssetUnsupportedException(location, BundleCodes.ZipEncrypted, "plain entries are read, found an encrypted one");
        if (entry.CompressionMethod is not (CompressionMethod.Stored or CompressionMethod.Deflated))
            throw new AssetUnsupportedException(location, BundleCodes.ZipMethod, string.Create(CultureInfo.InvariantCulture, $"stored and deflated entries are read, found compression method {(int)entry.CompressionMethod}"));
        CheckClaims(entry, location);
        return new ArchiveFileStream(Guard(location, () => zip.GetInputStream(entry.ZipFileIndex)), entry.Size, entry.Crc, location);
    }

    /// <summary>The entries behind <see cref="Names"/>.</summary>
    internal ZipEntry Find(string path) =>
        entries.TryGetValue(NormalizeName(path), out ZipEntry? entry) ? entry
            : throw new AssetFormatException(LocationOf(path), BundleCodes.ZipMissingFile, $"expected the file {path} in the archive, found none");

    /// <summary>Turns whatever the ZIP library raises on damaged bytes into the one error for them.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "the library documents no closed set of exceptions for damaged archives")]
    internal static T Guard<T>(AssetLocation location, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is EndOfStreamException or not (IOException or OutOfMemoryException))
        {
            throw ZipEnd.Invalid(location, $"expected a readable ZIP archive: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private void List()
    {
        for (int i = 0; i < zip.Count; i++)
        {
            ZipEntry entry = zip[i];
            string name = NormalizeName(entry.Name);
            if (name.Length == 0 || entry.IsDirectory) continue;
            if (!entries.ContainsKey(name)) names.Add(name);
            entries[name] = entry;
        }
    }

    private void CheckClaims(ZipEntry entry, AssetLocation location)
    {
        long packed = entry.CompressedSize, length = entry.Size;
        bool possible = packed >= 0 && packed <= source.Length && length >= 0
            && (entry.CompressionMethod == CompressionMethod.Stored ? length == packed : (length - InflationSlack) / MaxInflation <= packed);
        if (!possible) throw ZipEnd.Invalid(location, string.Create(CultureInfo.InvariantCulture, $"expected a length that {packed} bytes in the archive can hold, found {length}"));
    }
}
