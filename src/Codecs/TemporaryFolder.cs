namespace UsdGsplat.Codecs;

/// <summary>Files of a folder that appear under their names only when all of them are complete.</summary>
/// <remarks>
/// They are written into a hidden folder: beside the final one, whose name it gets on <see cref="Commit"/>, or inside it when
/// it exists, from where the files are moved one by one. A failure while they are moved puts back what was moved. Only the end
/// of the process in that moment can leave some files new and others old; each of them is whole.
/// </remarks>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string fullPath;
    private readonly string temporaryPath;
    private readonly bool exists;
    private readonly List<string> madeFolders = [];
    private readonly List<string> names;
    private readonly bool overwrite;
    private bool holdsOthers;

    /// <summary>Begins a folder's files.</summary>
    /// <param name="path">The folder; made when missing, with those above it.</param>
    /// <param name="names">The files' names, without folders.</param>
    /// <param name="overwrite">Whether existing files may be replaced. Other files of the folder stay in any case.</param>
    /// <exception cref="IOException">The path is a file, a file exists and may not be replaced, or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public TemporaryFolder(string path, IEnumerable<string> names, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        this.names = [.. names];
        this.overwrite = overwrite;
        fullPath = Path.GetFullPath(path);
        if (File.Exists(fullPath)) throw new IOException($"{path}: expected a folder to write to, found a file");
        exists = Directory.Exists(fullPath);
        foreach (string name in this.names)
        {
            string file = Path.Combine(fullPath, name);
            if (Directory.Exists(file)) throw new IOException($"{Path.Combine(path, name)}: expected a file to write, found a folder");
            if (!overwrite && File.Exists(file)) throw TemporaryFile.Exists(Path.Combine(path, name));
        }

        string above = exists ? fullPath : Path.GetDirectoryName(fullPath)!;
        for (string? missing = above; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)) madeFolders.Add(missing);
        temporaryPath = Path.Combine(above, $".usd-gsplat-{Guid.NewGuid():N}"[..20] + ".tmp");
        Directory.CreateDirectory(temporaryPath);
    }

    /// <summary>Creates one of the files; the caller closes it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FileStream Create(string name) =>
        new(Path.Combine(temporaryPath, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);

    /// <summary>Makes the files visible under their names; all must have been created and closed.</summary>
    /// <exception cref="IOException">They cannot be moved into place; none is then.</exception>
    public void Commit()
    {
        if (!exists && !Directory.Exists(fullPath))
        {
            Directory.Move(temporaryPath, fullPath);
            return;
        }

        int moved = 0;
        try
        {
            for (; moved < names.Count; moved++) Replace(names[moved]);
        }
        catch
        {
            // Until all is back, the hidden folder holds files that are not ours to delete.
            holdsOthers = true;
            while (moved-- > 0) PutBack(names[moved]);
            holdsOthers = false;
            throw;
        }
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        if (holdsOthers || !Directory.Exists(temporaryPath)) return;
        Directory.Delete(temporaryPath, recursive: true);
        if (Directory.Exists(fullPath)) return;
        try
        {
            foreach (string folder in madeFolders) Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Others use the folder; it is theirs now.
        }
    }

    private string New(string name) => Path.Combine(temporaryPath, name);

    private string Old(string name) => Path.Combine(temporaryPath, name + ".old");

    private string Final(string name) => Path.Combine(fullPath, name);

    private void Replace(string name)
    {
        bool replaces = File.Exists(Final(name));
        if (replaces && !overwrite) throw TemporaryFile.Exists(Final(name));
        if (replaces) File.Move(Final(name), Old(name));
        try
        {
            File.Move(New(name), Final(name));
        }
        catch
        {
            if (replaces) File.Move(Old(name), Final(name));
            throw;
        }
    }

    private void PutBack(string name)
    {
        File.Move(Final(name), New(name));
        if (File.Exists(Old(name))) File.Move(Old(name), Final(name));
    }
}
