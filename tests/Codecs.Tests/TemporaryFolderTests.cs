namespace UsdGsplat.Codecs.Tests;

public sealed class TemporaryFolderTests
{
    private string root = "";

    [SetUp]
    public void MakeFolder() => root = Directory.CreateTempSubdirectory("folder").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void Files_appear_together_in_a_new_folder()
    {
        string path = Path.Combine(root, "a", "b");
        using (var folder = new TemporaryFolder(path, ["1", "2"], overwrite: false))
        {
            Put(folder, "1", "one");
            Put(folder, "2", "two");
            Assert.That(Directory.Exists(path), Is.False);
            folder.Commit();
        }

        Assert.That(Everything(), Is.EqualTo(new[] { "a", "a/b", "a/b/1", "a/b/2" }));
        Assert.That(File.ReadAllText(Path.Combine(path, "2")), Is.EqualTo("two"));
    }

    [Test]
    public void Without_a_commit_nothing_is_left([Values("a/b", ".")] string name)
    {
        using (var folder = new TemporaryFolder(Path.Combine(root, name), ["1"], overwrite: false)) Put(folder, "1", "one");

        Assert.That(Everything(), Is.Empty);
    }

    [Test]
    public void Others_files_stay_and_existing_ones_are_replaced_only_when_allowed()
    {
        File.WriteAllText(Path.Combine(root, "1"), "old");
        File.WriteAllText(Path.Combine(root, "other"), "mine");

        Assert.That(() => new TemporaryFolder(root, ["0", "1"], overwrite: false), Throws.InstanceOf<IOException>().With.Message.Contains("exists already"));
        using (var folder = new TemporaryFolder(root, ["0", "1"], overwrite: true))
        {
            Put(folder, "0", "new");
            Put(folder, "1", "new");
            Assert.That(File.ReadAllText(Path.Combine(root, "1")), Is.EqualTo("old"));
            folder.Commit();
        }

        Assert.That(Everything(), Is.EqualTo(new[] { "0", "1", "other" }));
        Assert.That(File.ReadAllText(Path.Combine(root, "1")), Is.EqualTo("new"));
    }

    [Test]
    public void A_failure_while_files_are_moved_puts_back_those_that_were()
    {
        File.WriteAllText(Path.Combine(root, "1"), "old");
        using (var folder = new TemporaryFolder(root, ["0", "1", "2"], overwrite: true))
        {
            Put(folder, "0", "new");
            Put(folder, "1", "new");
            Put(folder, "2", "new");
            Directory.CreateDirectory(Path.Combine(root, "2"));
            Assert.That(folder.Commit, Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        }

        Assert.That(Everything(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(File.ReadAllText(Path.Combine(root, "1")), Is.EqualTo("old"));
    }

    [Test]
    public void A_file_in_the_place_of_the_folder_and_a_folder_in_that_of_a_file_are_refused()
    {
        File.WriteAllText(Path.Combine(root, "file"), "");
        Directory.CreateDirectory(Path.Combine(root, "1"));
        Assert.That(() => new TemporaryFolder(Path.Combine(root, "file"), ["1"], overwrite: true), Throws.InstanceOf<IOException>());
        Assert.That(() => new TemporaryFolder(root, ["1"], overwrite: true), Throws.InstanceOf<IOException>());
    }

    private static void Put(TemporaryFolder folder, string name, string text)
    {
        using var writer = new StreamWriter(folder.Create(name));
        writer.Write(text);
    }

    private string[] Everything() =>
        [.. Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
