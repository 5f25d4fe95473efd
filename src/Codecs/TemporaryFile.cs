namespace UsdGsplat.Codecs;

/// <summary>A file that appears under its name only when it is committed.</summary>
/// <remarks>The bytes go to a hidden file in the same folder, which is moved on <see cref="Commit"/> and deleted otherwise.</remarks>
public sealed class TemporaryFile : IDisposable
{
    private readonly string fullPath;
    private readonly string temporaryPath;
    private readonly bool overwrite;

    /// <summary>Begins a file; its folder is created when missing.</summary>
    /// <param name="path">The name to appear under.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <exception cref="IOException">The file exists and may not be replaced, or cannot be made.</exception>
    public TemporaryFile(string path, bool overwrite)
    {
        Path = path;
        this.overwrite = overwrite;
        fullPath = System.IO.Path.GetFullPath(path);
        if (!overwrite && System.IO.Path.Exists(fullPath)) throw Exists(path);
        string folder = System.IO.Path.GetDirectoryName(fullPath)!;
        Directory.CreateDirectory(folder);
        temporaryPath = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(fullPath)}.{Guid.NewGuid():N}.tmp");
        Stream = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
    }

    /// <summary>The name to appear under, as given.</summary>
    public string Path { get; }

    /// <summary>Takes the bytes; seekable.</summary>
    public FileStream Stream { get; }

    /// <summary>The error of a file that exists and may not be replaced.</summary>
    public static IOException Exists(string path) => new($"{path}: the file exists already; use --overwrite to replace it");

    /// <summary>Makes the file visible under its name.</summary>
    /// <exception cref="IOException">It cannot be moved into place.</exception>
    public void Commit()
    {
        Stream.Dispose();
        File.Move(temporaryPath, fullPath, overwrite);
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(temporaryPath);
    }
}
