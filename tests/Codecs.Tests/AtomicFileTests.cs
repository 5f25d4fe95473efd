namespace UsdGsplat.Codecs.Tests;

public sealed class AtomicFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_failed_writer_leaves_nothing_behind()
    {
        string path = Path.Combine(folder, "out.bin");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, overwrite: false, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void A_failed_writer_keeps_the_file_that_was_there()
    {
        string path = Path.Combine(folder, "out.bin");
        File.WriteAllBytes(path, [7]);

        Assert.Throws<InvalidOperationException>(
            () => AtomicFile.Write(path, overwrite: true, _ => throw new InvalidOperationException()));

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 7 }));
    }

    [Test]
    public void An_existing_file_is_replaced_only_on_request()
    {
        string path = Path.Combine(folder, "out.bin");
        File.WriteAllBytes(path, [7]);

        Assert.Throws<IOException>(() => AtomicFile.Write(path, overwrite: false, stream => stream.WriteByte(1)));
        AtomicFile.Write(path, overwrite: true, stream => stream.WriteByte(2));

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 2 }));
    }
}
