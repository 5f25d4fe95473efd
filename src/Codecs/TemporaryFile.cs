using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Codecs;

/// <summary>A file that appears under its name only when it is committed.</summary>
/// <remarks>
/// The bytes go to a hidden file in the same folder, which is moved on <see cref="Commit"/> and deleted otherwise, together
/// with the folders that were made for it.
/// </remarks>
public sealed class TemporaryFile : IDisposable
{
    private readonly string fullPath;
    private readonly string temporaryPath;
    private readonly bool overwrite;
    private readonly List<string> madeFolders = [];
    private FileStream? stream;
    private bool committed;
    private bool removed;

    /// <summary>Begins a file; its folder is created when missing.</summary>
    /// <param name="path">The name to appear under.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <exception cref="IOException">The file exists and may not be replaced, is a folder, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public TemporaryFile(string path, bool overwrite)
    {
        Path = path;
        this.overwrite = overwrite;
        fullPath = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(fullPath)) throw new IOException($"{path}: expected a file to write, found a folder");
        if (!overwrite && System.IO.Path.Exists(fullPath)) throw Exists(path);
        string folder = System.IO.Path.GetDirectoryName(fullPath)!;
        for (string? missing = folder; missing is not null && !Directory.Exists(missing); missing = System.IO.Path.GetDirectoryName(missing))
        {
            madeFolders.Add(missing);
        }

        Directory.CreateDirectory(folder);
        temporaryPath = System.IO.Path.Combine(folder, $".usd-gsplat-{Guid.NewGuid():N}"[..20] + ".tmp");
        try
        {
            stream = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        }
        catch
        {
            RemoveMadeFolders();
            throw;
        }
    }

    /// <summary>The name to appear under, as given.</summary>
    public string Path { get; }

    /// <summary>Takes the bytes; seekable.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public FileStream Stream => stream ?? throw new ObjectDisposedException(Path);

    /// <summary>The error of a file that exists and may not be replaced.</summary>
    public static IOException Exists(string path) => new($"{path}: the file exists already; use --overwrite to replace it");

    /// <summary>Ends the writing; the file waits for <see cref="Commit"/> without a handle or a buffer.</summary>
    public void Close()
    {
        FileStream? open = stream;
        stream = null;
        open?.Dispose();
    }

    /// <summary>Ends the writing and opens what was written, under the name to appear under.</summary>
    /// <returns>The bytes; dispose them before <see cref="Commit"/>.</returns>
    public IByteSource ReadBack()
    {
        Close();
        return new MappedByteSource(temporaryPath, Path);
    }

    /// <summary>Makes the file visible under its name.</summary>
    /// <exception cref="IOException">It cannot be moved into place.</exception>
    public void Commit()
    {
        Close();
        File.Move(temporaryPath, fullPath, overwrite);
        committed = true;
    }

    /// <summary>Removes what was not committed. Once more, it removes folders that it made, and that others have left since.</summary>
    public void Dispose()
    {
        if (committed) return;
        try
        {
            Close();
        }
        catch (IOException)
        {
            // On a full disk closing fails as writing did, which was told then; the bytes are to go in any case.
        }
        finally
        {
            if (!removed) File.Delete(temporaryPath);
            removed = true;
            RemoveMadeFolders();
        }
    }

    /// <summary>From the innermost outwards, up to the first that holds something by now.</summary>
    private void RemoveMadeFolders()
    {
        try
        {
            foreach (string folder in madeFolders) Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Others use the folder; it is theirs now.
        }
    }
}
