using System.Text;
using ICSharpCode.SharpZipLib.Zip;
using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Addition: writes a <c>.usdz</c> package, a ZIP archive whose members are stored and 64-byte aligned.</summary>
/// <remarks>
/// The first member is the package's root layer. Dates are fixed, so that equal content gives equal bytes. USD.NET does
/// not wrap OpenUSD's class of this name. Layout: the package format's description, sections 2 and 4.
/// </remarks>
public sealed class UsdZipFileWriter : IDisposable
{
    // The largest values of the fields mean "see the zip64 record", which packages do not have.
    private const long MaxLength = uint.MaxValue - 1;
    private const int MaxMembers = ZipLayout.MaxMembers - 1;
    private const long FirstDosTime = 0x0021_0000; // 1980-01-01 00:00
    private readonly Stream output;
    private readonly ZipOutputStream zip;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly string packageName;
    private readonly long maxLength;
    private long directoryLength = ZipLayout.EndLength;

    /// <summary>Begins a package at the start of a stream.</summary>
    /// <param name="output">An empty seekable stream, left open.</param>
    /// <param name="packageName">The package's name in messages.</param>
    /// <param name="maxLength">Bytes that it may have, where that is less than the format holds.</param>
    public UsdZipFileWriter(Stream output, string packageName, long maxLength = MaxLength)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanSeek) throw new ArgumentException("a package needs a seekable stream: sizes are patched into headers", nameof(output));
        if (output.Position != 0) throw new ArgumentException("a package begins at the start of its stream", nameof(output));
        this.output = output;
        this.packageName = packageName;
        this.maxLength = Math.Min(maxLength, MaxLength);
        zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Off };
        zip.SetLevel(0);
    }

    /// <summary>Adds a member.</summary>
    /// <param name="name">Its path in the package, with forward slashes, relative, without <c>.</c> and <c>..</c>.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="ArgumentException">The name is taken or not valid.</exception>
    /// <exception cref="AssetUnsupportedException">The package grows past its limit, or 4 GiB, or 65534 members, which its format cannot hold.</exception>
    public void AddFile(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        CheckName(name);
        var entry = new ZipEntry(name)
        {
            CompressionMethod = CompressionMethod.Stored,
            DosTime = FirstDosTime,
            IsUnicodeText = !Ascii.IsValid(name),
        };
        int nameLength = Encoding.UTF8.GetByteCount(name);
        byte[]? padding = Padding(output.Position + ZipLayout.LocalLength + nameLength);
        entry.ExtraData = padding;
        directoryLength += ZipLayout.DirectoryLength + nameLength + (padding?.Length ?? 0);
        CheckRoom(ZipLayout.LocalLength + nameLength + (padding?.Length ?? 0));
        zip.PutNextEntry(entry);
        write(new LimitedStream(this));
        zip.CloseEntry();
    }

    /// <summary>Writes the directory. Nothing can be added afterwards.</summary>
    /// <exception cref="InvalidOperationException">The package has no member.</exception>
    public void Save()
    {
        if (names.Count == 0) throw new InvalidOperationException("a package needs a root layer");
        zip.Finish();
    }

    /// <summary>Lets the stream go. A package that was not saved is not complete.</summary>
    public void Dispose()
    {
        // Disposing the archive stream would finish the archive; an abandoned package must stay incomplete.
    }

    /// <summary>The extra field that moves the data to the next multiple of 64 when it would begin at an offset.</summary>
    internal static byte[]? Padding(long dataOffset)
    {
        int needed = (int)(-dataOffset & (ZipLayout.Alignment - 1));
        if (needed == 0) return null;
        if (needed < ZipLayout.ExtraHeaderLength) needed += ZipLayout.Alignment;
        var extra = new byte[needed];
        BitConverter.TryWriteBytes(extra, ZipLayout.PaddingId);
        BitConverter.TryWriteBytes(extra.AsSpan(2), (short)(needed - ZipLayout.ExtraHeaderLength));
        return extra;
    }

    private void CheckName(string name)
    {
        if (names.Count == MaxMembers) throw new AssetUnsupportedException(new AssetLocation(packageName), "USDZ-MEMBERS", $"a package holds at most {MaxMembers} members");
        bool valid = name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= ushort.MaxValue && !name.Contains('\\', StringComparison.Ordinal)
            && name.Split('/').All(part => part is not ("" or "." or ".."));
        if (!valid) throw new ArgumentException($"'{name}' is no relative path with forward slashes", nameof(name));
        if (!names.Add(name)) throw new ArgumentException($"the package has a member '{name}' already", nameof(name));
    }

    private void CheckRoom(long more)
    {
        if (output.Position + more + directoryLength <= maxLength) return;
        string reason = maxLength == MaxLength ? "a package holds less than 4 GiB; write a package a part (--output scene.usda --part-packages) or loose layers (--output scene.usda)"
            : $"expected a package of at most {maxLength} bytes, found more";
        throw new AssetUnsupportedException(new AssetLocation(packageName), "USDZ-4GIB", reason);
    }

    /// <summary>Passes a member's content on, watching the size of the package.</summary>
    private sealed class LimitedStream(UsdZipFileWriter owner) : WriteOnlyStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            owner.CheckRoom(count);
            owner.zip.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            owner.CheckRoom(buffer.Length);
            owner.zip.Write(buffer);
        }
    }
}
