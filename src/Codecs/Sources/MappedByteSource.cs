using System.IO.MemoryMappedFiles;

namespace UsdGsplat.Codecs.Sources;

/// <summary>A file, mapped into memory in the ranges that are asked for.</summary>
/// <remarks>
/// Only the views that are held are mapped, so a scene larger than memory can be read, and peak memory stays that of the
/// views. A file that another program shortens while it is read may end the process, as with every mapped file.
/// </remarks>
public sealed class MappedByteSource : IByteSource
{
    private readonly FileStream file;
    private readonly MemoryMappedFile? mapping;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is a folder, a pipe or a device.</exception>
    public MappedByteSource(string path)
        : this(path, path)
    {
    }

    /// <summary>Opens a file for reading under another name.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is a folder, a pipe or a device.</exception>
    internal MappedByteSource(string path, string name)
    {
        Name = name;
        if (Directory.Exists(path)) throw new IOException($"{path}: expected a file, found a folder");
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.RandomAccess);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new IOException($"{path}: expected a file, found a pipe or a device, which cannot be mapped");
        }

        Length = file.Length;
        if (Length > 0)
        {
            mapping = MemoryMappedFile.CreateFromFile(
                file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public void ReadExactly(long offset, Span<byte> into)
    {
        ByteSourceErrors.CheckRange(this, offset, into.Length);
        while (!into.IsEmpty)
        {
            int read = RandomAccess.Read(file.SafeFileHandle, into, offset);
            if (read == 0) throw new EndOfStreamException($"{Name} became shorter while it was read");
            into = into[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public ByteView View(long offset, long length)
    {
        ByteSourceErrors.CheckRange(this, offset, length);
        if (length == 0) return new ByteView(ReadOnlyMemory<byte>.Empty);
        return new ByteView(mapping!.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read), length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        mapping?.Dispose();
        file.Dispose();
    }
}
