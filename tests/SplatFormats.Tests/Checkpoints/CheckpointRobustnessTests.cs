using System.Diagnostics;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

/// <summary>Damaged files may raise an asset error and nothing else, and soon.</summary>
public sealed class CheckpointRobustnessTests
{
    private static readonly byte[] Zip = CheckpointWriterTests.Written(CheckpointWriterTests.RandomCloud(new SplatSchema(2, 1, true), 3));

    [Test]
    public void Every_truncation_of_an_archive_is_refused()
    {
        for (int length = 0; length < Zip.Length; length++)
        {
            Assert.That(ReadAll(Zip[..length]), Is.False, $"{length} bytes");
        }
    }

    [Test]
    public void Every_truncation_of_a_legacy_stream_is_refused()
    {
        byte[] legacy = File.ReadAllBytes(Goldens.Corpus("torch", "burn", "legacy_shared_storage.pt"));
        for (int length = 0; length < legacy.Length; length++)
        {
            Assert.That(() => CheckpointInspector.Inspect(new MemoryByteSource("cut.pt", legacy.AsMemory(0, length))), Throws.InstanceOf<AssetException>(), $"{length} bytes");
        }
    }

    [Test]
    public void Truncated_legacy_goldens_are_refused()
    {
        byte[] legacy = File.ReadAllBytes(Goldens.Path("freetimegs_legacy_format.pt"));
        for (int length = 0; length < 3000; length++) Assert.That(ReadAll(legacy[..length]), Is.False, $"{length} bytes");
        for (int length = 3000; length < legacy.Length; length += 997) Assert.That(ReadAll(legacy[..length]), Is.False, $"{length} bytes");
    }

    [Test]
    public void Any_changed_byte_of_an_archive_gives_a_cloud_or_an_asset_error()
    {
        byte[] bytes = [.. Zip];
        for (int at = 0; at < bytes.Length; at++) Mutate(bytes, at, [0x00, 0xFF, 0x01, 0x80, (byte)'R', (byte)'(', (byte)'t', (byte)'.', (byte)(bytes[at] ^ 0x10)]);
    }

    [Test]
    public void Any_changed_byte_of_a_legacy_header_gives_a_cloud_or_an_asset_error()
    {
        byte[] bytes = File.ReadAllBytes(Goldens.Path("freetimegs_legacy_format.pt"));
        for (int at = 0; at < 1800; at++) Mutate(bytes, at, [0x00, 0xFF, (byte)'R', (byte)'u', (byte)(bytes[at] ^ 0x40)]);
    }

    [Test]
    public void Random_damage_of_several_bytes_gives_a_cloud_or_an_asset_error()
    {
        var random = new Random(20240);
        byte[] golden = File.ReadAllBytes(Goldens.Path("freetimegs_sh0.pt"));
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < 3000 && clock.Elapsed < TimeSpan.FromSeconds(20); round++)
        {
            byte[] bytes = [.. golden];
            for (int i = 0; i < 6; i++)
            {
                bool head = random.Next(2) == 0;
                bytes[head ? random.Next(1300) : bytes.Length - 1 - random.Next(1400)] = (byte)random.Next(256);
            }

            ReadAll(bytes);
        }
    }

    private static void Mutate(byte[] bytes, int at, ReadOnlySpan<byte> values)
    {
        byte original = bytes[at];
        foreach (byte value in values)
        {
            bytes[at] = value;
            ReadAll(bytes);
        }

        bytes[at] = original;
    }

    /// <summary>Whether the bytes are a cloud; anything but a cloud or an asset error ends the test.</summary>
    private static bool ReadAll(byte[] bytes)
    {
        var format = new CheckpointFormat();
        _ = format.Sniff(new MemoryByteSource("damaged.pt", bytes));
        try
        {
            _ = CheckpointInspector.Inspect(new MemoryByteSource("damaged.pt", bytes));
            using ISplatSource source = format.Open(new MemoryByteSource("damaged.pt", bytes));
            foreach (SplatColumn column in source.Schema.Columns)
            {
                var some = new float[Math.Min(source.Schema.Count, 4096) * source.Schema.Width(column)];
                source.Read(column, source.Schema.Count - (some.Length / source.Schema.Width(column)), some);
            }

            return true;
        }
        catch (AssetException e)
        {
            Assert.That(e.Location.Asset, Is.EqualTo("damaged.pt"));
            return false;
        }
    }
}
