using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.Checkpoints.Writing;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

public sealed class CheckpointWriterTests
{
    [Test]
    public void PyTorch_loads_equal_tensors([Values(0, 1, 2, 3)] int degree, [Values] bool moves, [Values] bool wide)
    {
        SplatCloud cloud = RandomCloud(new SplatSchema(70001, degree, moves), seed: 11 + degree);
        string folder = Directory.CreateTempSubdirectory("writer").FullName;
        try
        {
            using (FileStream file = File.Create(Path.Combine(folder, "written.pt")))
            {
                var options = new CheckpointWriteOptions { Step = 29999, FrameCount = 60 };
                if (wide) CheckpointWriter.Write(new StoredZipWriter(file, wideFrom: 1), cloud, options, default);
                else CheckpointWriter.Write(file, cloud, options);
            }

            const string Script = """
                import sys, torch, zipfile
                folder = sys.argv[1]
                assert zipfile.ZipFile(folder + '/written.pt').testzip() is None
                saved = torch.load(folder + '/written.pt', weights_only=True)
                print(saved['step'], saved.get('n_frames'))
                for key, t in saved['splats'].items():
                    assert t.is_contiguous() and t.storage_offset() == 0 and t.data_ptr() % 4 == 0
                    print(key, t.dtype, *t.shape)
                    t.numpy().tofile(folder + '/' + key)
                """;
            string printed = Oracle.Python(Script, ["torch", "numpy"], folder);
            int rest = SphericalHarmonics.RestCount(degree);
            string motion = moves ? "times torch.float32 70001 1\ndurations torch.float32 70001 1\nvelocities torch.float32 70001 3\n" : "";
            Assert.That(printed, Is.EqualTo(
                $"29999 {(moves ? "60" : "None")}\nmeans torch.float32 70001 3\nscales torch.float32 70001 3\nquats torch.float32 70001 4\n" +
                $"opacities torch.float32 70001\nsh0 torch.float32 70001 1 3\nshN torch.float32 70001 {rest} 3\n{motion}"));
            foreach ((SplatColumn column, string key) in Goldens.Keys.Where(k => cloud.Schema.Width(k.Column) > 0))
            {
                float[] loaded = Goldens.Floats(Path.Combine(folder, key));
                if (column == SplatColumn.RotationsXyzw) loaded = Goldens.ToXyzw(loaded);
                Assert.That(Goldens.Bits(loaded).AsSpan().SequenceEqual(Goldens.Bits(cloud.Column(column).ToArray())), key);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Reading_back_gives_the_same_bits_non_finite_ones_included([Values(0, 1, 2, 3)] int degree, [Values] bool moves, [Values] bool wide)
    {
        SplatCloud cloud = RandomCloud(new SplatSchema(1001, degree, moves), seed: degree);
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            cloud.Column(column)[0] = BitConverter.UInt32BitsToSingle(0x7FC12345);
            cloud.Column(column)[^1] = BitConverter.UInt32BitsToSingle(0xFF812345);
        }

        byte[] bytes = Written(cloud, wide ? 1 : uint.MaxValue);
        var options = new CheckpointReadOptions { VerifyChecksums = true };
        using ISplatSource read = CheckpointFormat.Open(new MemoryByteSource("written.pt", bytes), options);
        Assert.That(read.Schema, Is.EqualTo(cloud.Schema));
        Assert.That(read.Warnings, Is.Empty);
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            Assert.That(Goldens.Bits(Goldens.Column(read, column)), Is.EqualTo(Goldens.Bits(cloud.Column(column).ToArray())), $"{column}");
        }

        Assert.That(Written(read, wide ? 1 : uint.MaxValue), Is.EqualTo(bytes));
    }

    [Test]
    public void Data_begins_at_multiples_of_64()
    {
        byte[] bytes = Written(RandomCloud(new SplatSchema(5, 1, true), 1));
        int found = 0;
        for (int at = 0; at < bytes.Length - 30; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) != 0x04034B50) continue;
            int data = at + 30 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 28));
            Assert.That(data % 64, Is.Zero);
            found++;
        }

        Assert.That(found, Is.EqualTo(12));
    }

    [TestCase("")]
    [TestCase("a/b")]
    public void A_root_that_is_no_folder_name_is_refused(string root)
    {
        var options = new CheckpointWriteOptions { RootName = root };
        Assert.That(() => CheckpointWriter.Write(Stream.Null, RandomCloud(new SplatSchema(1, 0, false), 1), options), Throws.ArgumentException);
    }

    [Test]
    public void A_cancelled_writing_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        SplatCloud cloud = RandomCloud(new SplatSchema(1, 0, false), 1);
        Assert.That(() => CheckpointWriter.Write(Stream.Null, cloud, cancellation: cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    internal static byte[] Written(ISplatSource source, long wideFrom = uint.MaxValue)
    {
        using var stream = new MemoryStream();
        CheckpointWriter.Write(new StoredZipWriter(stream, wideFrom), source, CheckpointWriteOptions.Default, default);
        return stream.ToArray();
    }

    internal static SplatCloud RandomCloud(SplatSchema schema, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("random", schema);
        foreach (SplatColumn column in schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (float)(random.NextDouble() - 0.5) * 20;
        }

        return cloud;
    }
}
