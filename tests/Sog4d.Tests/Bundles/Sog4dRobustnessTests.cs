using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Tests.Bundles;

/// <summary>Whatever happens to the bytes: an asset error or a list of issues, in little time and memory.</summary>
public sealed class Sog4dRobustnessTests
{
    private static readonly byte[] Small = new TestBundle(TestBundle.Explicit).ToBytes();

    [Test]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < Small.Length; length += length < Small.Length - 200 ? 1997 : 1)
            Assert.That(Attempt(Small[..length]), Is.True, $"the first {length} bytes");
    }

    [Test]
    public void Changed_bytes_raise_asset_errors_only([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        byte[] bundle = new TestBundle(seed == 1 ? TestBundle.Explicit : TestBundle.Delta).ToBytes();
        int refused = 0;
        for (int round = 0; round < 25; round++)
        {
            byte[] changed = [.. bundle];
            for (int i = random.Next(1, 4); i > 0; i--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (Attempt(changed)) refused++;
        }

        // All content has checksums; only some bytes of headers do not matter.
        Assert.That(refused, Is.GreaterThan(20));
    }

    [Test]
    public void Changed_bytes_of_the_directory_raise_asset_errors_only()
    {
        int directory = Small.AsSpan().IndexOf("PK\x01\x02"u8);
        for (int at = directory; at < Small.Length; at += at < directory + 120 || at > Small.Length - 40 ? 1 : 97)
        {
            foreach (byte flip in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] changed = [.. Small];
                changed[at] ^= flip;
                Attempt(changed, deep: false);
            }
        }
    }

    [Test]
    public void Changed_descriptions_raise_asset_errors_only([Values(5, 6)] int seed)
    {
        var random = new Random(seed);
        var bundle = new TestBundle(TestBundle.Delta);
        byte[] meta = System.Text.Encoding.UTF8.GetBytes(bundle.Meta.ToJsonString());
        byte[] alphabet = "0123456789-.,:{}[]\"etfnulx \\/"u8.ToArray();
        for (int round = 0; round < 80; round++)
        {
            byte[] changed = [.. meta];
            int from = round % 2 == 0 ? 0 : changed.Length - 2500;
            for (int i = random.Next(1, 3); i > 0; i--) changed[random.Next(from, changed.Length)] = alphabet[random.Next(alphabet.Length)];
            bundle.MetaBytes = changed;
            Attempt(bundle.ToBytes(), deep: false);
        }
    }

    /// <summary>Reads and validates; any exception but the asset ones fails the test.</summary>
    /// <returns>Whether something was wrong.</returns>
    private static bool Attempt(byte[] bytes, bool deep = true)
    {
        bool issues = Sog4dValidator.Validate(new MemoryByteSource("x", bytes)).Any(i => i.Severity == IssueSeverity.Error);
        try
        {
            using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("x", bytes));
            for (int i = 0; i < (deep ? reader.FrameCount : 1); i++)
            {
                using ISplatSource frame = reader.OpenFrame(i);
                SplatCloud.From(frame).Dispose();
            }
        }
        catch (AssetException)
        {
            return true;
        }

        return issues;
    }
}
