using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Codecs.Tests.Sources;

/// <summary>A source as a stream behaves as a <see cref="MemoryStream"/> of the same bytes.</summary>
public sealed class ByteSourceStreamTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    [Test]
    public void Reads_seeks_and_ends_as_a_memory_stream_does()
    {
        using ByteSourceStream actual = Open();
        using var expected = new MemoryStream(Content, writable: false);
        var random = new Random(1);
        for (int i = 0; i < 500; i++)
        {
            long offset = random.Next(0, 1300);
            (SeekOrigin origin, long by) = random.Next(3) switch
            {
                0 => (SeekOrigin.Begin, offset),
                1 => (SeekOrigin.Current, offset - expected.Position),
                _ => (SeekOrigin.End, offset - Content.Length),
            };
            Assert.That(actual.Seek(by, origin), Is.EqualTo(expected.Seek(by, origin)));
            byte[] found = new byte[random.Next(0, 400)], wanted = new byte[found.Length];
            Assert.That(actual.Read(found), Is.EqualTo(expected.Read(wanted)), $"at {offset}");
            Assert.That(found, Is.EqualTo(wanted));
            Assert.That(actual.Position, Is.EqualTo(expected.Position));
        }
    }

    [Test]
    public void Reading_past_the_end_gives_nothing()
    {
        using ByteSourceStream stream = Open();
        stream.Position = 5000;

        Assert.That(stream.Read(new byte[10], 0, 10), Is.Zero);
        Assert.That(stream.ReadByte(), Is.EqualTo(-1));
    }

    [Test]
    public void Copies_whole()
    {
        using ByteSourceStream stream = Open();
        using var copy = new MemoryStream();

        stream.CopyTo(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Content));
    }

    [Test]
    public void Before_the_beginning_is_nowhere()
    {
        using ByteSourceStream stream = Open();
        stream.Position = 10;

        Assert.Throws<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
        Assert.Throws<IOException>(() => stream.Seek(-11, SeekOrigin.Current));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Position = -1);
        Assert.That(stream.Position, Is.EqualTo(10));
        Assert.Throws<ArgumentException>(() => stream.Seek(0, (SeekOrigin)7));
    }

    [Test]
    public void Is_for_reading_only()
    {
        using ByteSourceStream stream = Open();

        Assert.That((stream.CanRead, stream.CanSeek, stream.CanWrite), Is.EqualTo((true, true, false)));
        Assert.Throws<NotSupportedException>(() => stream.Write([1], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(5));
    }

    private static ByteSourceStream Open() => new(new MemoryByteSource("memory", Content));
}
