namespace UsdGsplat.Codecs;

/// <summary>Writes a file so that its name appears only when it is complete.</summary>
/// <remarks>The bytes go to a temporary file in the same folder, which is moved on success and deleted on failure.</remarks>
public static class AtomicFile
{
    /// <summary>Runs a writer against a temporary file and moves it to <paramref name="path"/> when it returns.</summary>
    /// <param name="path">The file to make; its folder is created when missing.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <param name="write">Writes the whole content into a seekable stream.</param>
    /// <exception cref="IOException">The file exists and may not be replaced, or writing failed.</exception>
    public static void Write(string path, bool overwrite, Action<FileStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        if (!overwrite && Path.Exists(full)) throw new IOException($"{path}: the file exists already");
        string folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1))
            {
                write(stream);
            }

            File.Move(temporary, full, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
