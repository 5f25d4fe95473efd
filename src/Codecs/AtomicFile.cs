namespace UsdGsplat.Codecs;

/// <summary>Writes a file so that its name appears only when it is complete.</summary>
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
        using var file = new TemporaryFile(path, overwrite);
        write(file.Stream);
        file.Commit();
    }
}
