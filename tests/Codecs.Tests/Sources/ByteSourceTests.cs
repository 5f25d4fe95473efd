using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Codecs.Tests.Sources;

/// <summary>What every byte source promises, whatever it reads from.</summary>
public sealed class ByteSourceTests
{
    private const int Length = 10_007;
    private static readonly byte[] Content = [.. Enumerable.Range(0, Length).Select(i => (byte)((i * 31) ^ (i >> 8)))];
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Ranges_are_those_of_the_content([Values] Kind kind)
    {
        using Opened opened = Open(kind);
        Prop.ForAll<int, int>((a, b) =>
        {
            int offset = Math.Abs(a % (Length + 1)), length = Math.Abs(b % (Length + 1 - offset));
            byte[] expected = Content[offset..(offset + length)];
            var copied = new byte[length];
            opened.Source.ReadExactly(offset, copied);
            using ByteView view = opened.Source.View(offset, length);
            return copied.AsSpan().SequenceEqual(expected) && view.Span.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(0, Length)]
    [TestCase(0, 0)]
    [TestCase(Length, 0)]
    [TestCase(Length - 1, 1)]
    [TestCase(4095, 2)]
    [TestCase(4096, 4096)]
    public void Edges_belong_to_the_source(int offset, int length)
    {
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            using Opened opened = Open(kind);
            var copied = new byte[length];
            opened.Source.ReadExactly(offset, copied);
            using ByteView view = opened.Source.View(offset, length);
            Assert.That(copied, Is.EqualTo(Content[offset..(offset + length)]), kind.ToString());
            Assert.That(view.Span.SequenceEqual(copied), kind.ToString());
        }
    }

    [TestCase(0, Length + 1)]
    [TestCase(Length, 1)]
    [TestCase(Length + 1, 0)]
    [TestCase(-1, 1)]
    [TestCase(-1, 0)]
    [TestCase(long.MaxValue, 1)]
    [TestCase(long.MaxValue, 0)]
    [TestCase(long.MinValue, 5)]
    public void Ranges_that_leave_the_source_are_damage_with_an_offset(long offset, int length)
    {
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            using Opened opened = Open(kind);
            foreach (Action read in (Action[])[() => opened.Source.ReadExactly(offset, new byte[length]), () => opened.Source.View(offset, length)])
            {
                AssetFormatException error = Assert.Throws<AssetFormatException>(() => read(), kind.ToString())!;
                Assert.That(error.Code, Is.EqualTo("TRUNCATED"));
                Assert.That(error.Location.ByteOffset, Is.EqualTo(offset));
                Assert.That(error.Location.Asset, Is.EqualTo(opened.Source.Name));
                Assert.That(error.Message, Does.Contain($"expected {length} bytes").And.Contain("0x2717"), "the length in bytes");
            }
        }
    }

    [Test]
    public void A_view_of_negative_length_is_refused([Values] Kind kind)
    {
        using Opened opened = Open(kind);

        Assert.Throws<AssetFormatException>(() => opened.Source.View(5, -1));
    }

    [Test]
    public void Views_end_with_their_disposal([Values] Kind kind)
    {
        using Opened opened = Open(kind);
        ByteView view = opened.Source.View(10, 20);

        view.Dispose();
        view.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _ = view.Span.Length);
    }

    [Test]
    public void Threads_may_read_at_once([Values] Kind kind)
    {
        using Opened opened = Open(kind);

        Parallel.For(0, 2000, i =>
        {
            int offset = i * 7 % (Length - 64);
            Span<byte> copied = stackalloc byte[64];
            opened.Source.ReadExactly(offset, copied);
            using ByteView view = opened.Source.View(offset, 64);
            if (!copied.SequenceEqual(Content.AsSpan(offset, 64)) || !view.Span.SequenceEqual(copied)) throw new InvalidDataException($"range at {offset}");
        });
    }

    [Test]
    public void A_range_of_a_range_counts_from_its_own_start()
    {
        using var memory = new MemoryByteSource("outer", Content);
        var middle = new SubByteSource(memory, "outer[middle]", 100, 500);
        var inner = new SubByteSource(middle, "outer[middle[inner]]", 50, 10);
        var copied = new byte[10];

        inner.ReadExactly(0, copied);

        Assert.That(copied, Is.EqualTo(Content[150..160]));
        AssetFormatException error = Assert.Throws<AssetFormatException>(() => inner.ReadExactly(5, new byte[6]))!;
        Assert.That(error.Message, Does.StartWith("outer[middle[inner]] @ 0x5: expected 6 bytes, found 5"));
        Assert.That((inner.Name, inner.Length), Is.EqualTo(("outer[middle[inner]]", 10L)));
    }

    [TestCase(0, Length + 1L)]
    [TestCase(1, (long)Length)]
    [TestCase(-1, 5L)]
    [TestCase(5, -1L)]
    [TestCase(5, long.MaxValue)]
    [TestCase(long.MaxValue, 1L)]
    public void A_range_beyond_its_outer_source_is_refused(long start, long length)
    {
        using var memory = new MemoryByteSource("outer", Content);

        Assert.Throws<AssetFormatException>(() => _ = new SubByteSource(memory, "inner", start, length));
    }

    [Test]
    public void Disposing_a_range_leaves_its_outer_source_open()
    {
        using Opened opened = Open(Kind.File);
        new SubByteSource(opened.Source, "inner", 0, 10).Dispose();

        Assert.DoesNotThrow(() => opened.Source.ReadExactly(0, new byte[10]));
    }

    [Test]
    public void Files_past_2_GiB_are_read_at_long_offsets()
    {
        const long Far = (5L << 30) + 3;
        string path = Path.Combine(folder, "sparse.bin");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(Far + 4);
            file.Position = Far;
            file.Write([1, 2, 3, 4]);
        }

        using var source = new MappedByteSource(path);
        using var inner = new SubByteSource(source, "inner", Far - 10, 14);
        var copied = new byte[4];
        source.ReadExactly(Far, copied);
        using ByteView view = inner.View(10, 4);

        Assert.That(source.Length, Is.EqualTo(Far + 4));
        Assert.That(copied, Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(view.Span.ToArray(), Is.EqualTo(copied));
        Assert.Throws<AssetFormatException>(() => source.View(Far + 1, 4));
    }

    [Test]
    public void An_empty_file_is_a_source_of_nothing()
    {
        string path = Path.Combine(folder, "empty.bin");
        File.WriteAllBytes(path, []);

        using var source = new MappedByteSource(path);
        using ByteView view = source.View(0, 0);

        Assert.That((source.Length, view.Span.Length), Is.EqualTo((0L, 0)));
        Assert.Throws<AssetFormatException>(() => source.ReadExactly(0, new byte[1]));
    }

    [Test]
    public void A_missing_file_or_a_folder_is_an_IO_error()
    {
        Assert.Throws<FileNotFoundException>(() => _ = new MappedByteSource(Path.Combine(folder, "nothing")));
        IOException error = Assert.Throws<IOException>(() => _ = new MappedByteSource(folder))!;
        Assert.That(error.Message, Is.EqualTo($"{folder}: expected a file, found a folder"));
    }

    /// <summary>What the same content may lie in.</summary>
    public enum Kind
    {
        /// <summary>A file.</summary>
        File,

        /// <summary>An array.</summary>
        Memory,

        /// <summary>A range of a file that does not begin at a page.</summary>
        Range,
    }

    private Opened Open(Kind kind)
    {
        if (kind == Kind.Memory) return new Opened(new MemoryByteSource("memory", Content), null);
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        byte[] around = [.. Enumerable.Repeat((byte)0xEE, kind == Kind.File ? 0 : 777)];
        File.WriteAllBytes(path, [.. around, .. Content, .. around]);
        var file = new MappedByteSource(path);
        return kind == Kind.File ? new Opened(file, null) : new Opened(new SubByteSource(file, "range", 777, Length), file);
    }

    private sealed record Opened(IByteSource Source, IByteSource? Outer) : IDisposable
    {
        public void Dispose()
        {
            Source.Dispose();
            Outer?.Dispose();
        }
    }
}
