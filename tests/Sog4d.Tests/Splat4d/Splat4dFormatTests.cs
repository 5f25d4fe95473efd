using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

public sealed class Splat4dFormatTests
{
    [TestCase("SPL4DV02", "renamed.bin", true)]
    [TestCase("SPL4DV0", "renamed.bin", false)]
    [TestCase("somethin", "renamed.bin", false)]
    [TestCase("somethin", "scene.SPLAT4D", true)]
    [TestCase("", "empty.bin", false)]
    public void Files_are_known_by_magic_or_else_by_name(string head, string name, bool known)
    {
        using var bytes = new MemoryByteSource(name, System.Text.Encoding.ASCII.GetBytes(head));

        Assert.That(new Splat4dFormat().Sniff(bytes), Is.EqualTo(known));
    }

    [Test]
    public void A_file_opens_as_a_cloud_with_frames_of_coefficients()
    {
        using SplatCloud cloud = RandomCloud(5, 1);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(5, 1, 2, frames: 3) });
        using ISplatSource source = new Splat4dFormat().Open(new MemoryByteSource("test", file));

        Assert.That(source.Schema, Is.EqualTo(new SplatSchema(5, 1, HasMotion: true)));
        Assert.That(((IShFrameSource)source).ShFrameCount, Is.EqualTo(3));
    }

    [Test]
    public void The_bytes_are_disposed_of_when_opening_fails()
    {
        using var bytes = new Watched();

        Assert.That(() => new Splat4dFormat().Open(bytes), Throws.InstanceOf<Codecs.AssetFormatException>());
        Assert.That(bytes.Disposed);
    }

    private sealed class Watched : IByteSource
    {
        private readonly MemoryByteSource inner = new("watched", new byte[65]);

        public bool Disposed { get; private set; }

        public string Name => inner.Name;

        public long Length => inner.Length;

        public void ReadExactly(long offset, Span<byte> into) => inner.ReadExactly(offset, into);

        public ByteView View(long offset, long length) => inner.View(offset, length);

        public void Dispose() => Disposed = true;
    }
}
