using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests;

public sealed class TemporaryFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_appears_whole_on_commit()
    {
        string path = Path.Combine(folder, "out.bin");
        using (var file = new TemporaryFile(path, overwrite: false))
        {
            file.Stream.Write([1, 2, 3]);
            Assert.That(File.Exists(path), Is.False);
            file.Commit();
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
        }

        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void What_was_written_can_be_read_before_it_appears()
    {
        string path = Path.Combine(folder, "out.bin");
        using var file = new TemporaryFile(path, overwrite: false);
        file.Stream.Write([1, 2, 3]);
        using (UsdGsplat.Codecs.Sources.IByteSource bytes = file.ReadBack())
        {
            var content = new byte[3];
            bytes.ReadExactly(0, content);
            Assert.That((bytes.Name, bytes.Length), Is.EqualTo((path, 3L)));
            Assert.That(content, Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(File.Exists(path), Is.False);
        }

        file.Commit();
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Folders_are_made_and_stay_after_commit()
    {
        string path = Path.Combine(folder, "a", "b", "out.bin");

        using (var file = new TemporaryFile(path, overwrite: false)) file.Commit();

        Assert.That(File.Exists(path));
    }

    [Test]
    public void Folders_that_were_made_go_without_commit()
    {
        using (new TemporaryFile(Path.Combine(folder, "a", "b", "out.bin"), overwrite: false))
        {
            Assert.That(Directory.Exists(Path.Combine(folder, "a", "b")));
        }

        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void Folders_that_were_there_or_that_others_use_stay()
    {
        string there = Path.Combine(folder, "there"), made = Path.Combine(there, "made");
        Directory.CreateDirectory(there);
        using (new TemporaryFile(Path.Combine(there, "out.bin"), overwrite: false))
        {
        }

        Assert.That(Directory.Exists(there), "an empty folder of the user's");
        using (new TemporaryFile(Path.Combine(made, "deep", "out.bin"), overwrite: false)) File.WriteAllText(Path.Combine(made, "mine"), "");

        Assert.That(Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories), Is.EquivalentTo(new[] { there, made, Path.Combine(made, "mine") }));
    }

    [Test]
    public void A_file_that_came_in_between_is_not_replaced()
    {
        string path = Path.Combine(folder, "out.bin");
        using (var file = new TemporaryFile(path, overwrite: false))
        {
            File.WriteAllBytes(path, [7]);
            Assert.Throws<IOException>(file.Commit);
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 7 }));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { path }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_folder_is_never_replaced(bool overwrite)
    {
        IOException error = Assert.Throws<IOException>(() => _ = new TemporaryFile(folder, overwrite))!;

        Assert.That(error.Message, Does.Contain(folder));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}*"), Is.Empty);
    }

    [Test]
    public void A_file_in_the_way_of_a_folder_is_an_IO_error_and_nothing_is_made()
    {
        string blocker = Path.Combine(folder, "file");
        File.WriteAllText(blocker, "");

        Assert.Catch<IOException>(() => _ = new TemporaryFile(Path.Combine(blocker, "a", "out.bin"), overwrite: false));

        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { blocker }));
    }

    [Test]
    public void A_name_too_long_leaves_nothing()
    {
        string path = Path.Combine(folder, "a", "b", new string('x', 300));

        using (var file = new TemporaryFile(path, overwrite: false)) Assert.Catch<IOException>(file.Commit);

        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void The_longest_name_that_the_file_system_takes_is_written()
    {
        string path = Path.Combine(folder, new string('x', 255));

        using (var file = new TemporaryFile(path, overwrite: false)) file.Commit();

        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void Two_files_of_one_name_do_not_mix()
    {
        string path = Path.Combine(folder, "out.bin");
        using var first = new TemporaryFile(path, overwrite: true);
        using var second = new TemporaryFile(path, overwrite: true);
        first.Stream.WriteByte(1);
        second.Stream.WriteByte(2);

        first.Commit();
        second.Commit();

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 2 }));
    }

    [Test]
    public void What_a_full_disk_refuses_goes_without_a_second_error()
    {
        using var first = new TemporaryFile(Path.Combine(folder, "a", "first.bin"), overwrite: false);
        using var second = new TemporaryFile(Path.Combine(folder, "a", "second.bin"), overwrite: false);
        foreach (TemporaryFile file in (TemporaryFile[])[first, second])
        {
            FullDisk.Under(file.Stream);
            file.Stream.Write([1, 2, 3]);
        }

        Assert.Catch<IOException>(() => first.Stream.Flush());
        Assert.DoesNotThrow(second.Dispose);
        Assert.DoesNotThrow(first.Dispose);
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void Disposing_twice_is_harmless()
    {
        var file = new TemporaryFile(Path.Combine(folder, "out.bin"), overwrite: false);
        file.Dispose();

        Assert.DoesNotThrow(file.Dispose);
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }
}
