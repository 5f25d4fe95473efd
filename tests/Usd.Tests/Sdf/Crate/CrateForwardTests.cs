using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Crates written forward, for which the header is counted before.</summary>
public sealed class CrateForwardTests
{
    [Test]
    public void Forward_gives_the_bytes_of_going_back()
    {
        SdfLayerHandle layer = Layer(new Numbers(300_000));
        using var forward = new MemoryStream();
        layer.ExportCrateToStream(new ForwardOnly(forward));
        Assert.That(forward.ToArray(), Is.EqualTo(Crates.Write(layer, CrateVersion.OfNewFiles)));
    }

    [Test]
    public void Sources_are_read_once_but_for_a_few_elements()
    {
        var numbers = new Numbers(2_000_000);
        Layer(numbers).ExportCrateToStream(new ForwardOnly(new MemoryStream()));
        Assert.That(numbers.ElementsRead, Is.InRange(2_000_000, 2_000_100));
    }

    [Test]
    public void A_source_that_fails_fails_the_writing() => Assert.That(
        () => Layer(new Numbers(2_000_000) { FailsAt = 1_500_000 }).ExportCrateToStream(new ForwardOnly(new MemoryStream())),
        Throws.TypeOf<IOException>().With.Message.EqualTo("the disk is gone"));

    private static SdfLayerHandle Layer(Numbers numbers)
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def ParticleField3DGaussianSplat \"S\" { float[] opacities; float[] more = [1, 2.5]; string name = \"splats\"; }");
        var array = new VtFloatArray();
        array.assign(numbers);
        layer.SetField("/S.opacities", new TfToken("default"), array);
        return layer;
    }

    /// <summary>The numbers 0, ½, 1 and so on.</summary>
    private sealed class Numbers(int count) : IVtArraySource<float>
    {
        private long read;

        internal int FailsAt { get; init; } = int.MaxValue;

        internal long ElementsRead => Interlocked.Read(ref read);

        public int Count => count;

        public void Read(int first, Span<float> into)
        {
            // The last elements are looked at for a hash before any is written.
            if (first + into.Length > FailsAt && into.Length > 100) throw new IOException("the disk is gone");
            Interlocked.Add(ref read, into.Length);
            for (int i = 0; i < into.Length; i++) into[i] = (first + i) * 0.5f;
        }
    }

    private sealed class ForwardOnly(Stream stream) : WriteOnlyStream
    {
        public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => stream.Write(buffer);
    }
}
