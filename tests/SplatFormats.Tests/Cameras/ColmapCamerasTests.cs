using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Cameras;
using UsdGsplat.SplatFormats.Colmap;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Cameras;

/// <summary>Cameras of COLMAP's models, judged by a writer and by formulas in Python that are not ours.</summary>
public sealed class ColmapCamerasTests
{
    private CameraFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CameraFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_lens_puts_points_on_the_pixels_that_COLMAP_s_formulas_do()
    {
        string[][] expected = folder.Python("colmap_oracle.py", "1");

        foreach (string model in (string[])["text", "binary"])
        {
            CameraSet set = CameraFile.Read(folder.File(model));
            Dictionary<string, PosedCamera> found = set.Cameras.ToDictionary(c => c.Name);
            Assert.That(set.Format, Is.EqualTo("colmap"));
            Assert.That(set.Warnings, Is.Empty);
            Assert.That(found, Has.Count.EqualTo(expected.Length).And.Count.EqualTo(26));
            foreach (string[] image in expected) Check(found[image[0]], image);
        }
    }

    [Test]
    public void Text_and_binary_agree_to_the_bit_and_are_in_natural_order()
    {
        folder.Python("colmap_oracle.py", "2");

        CameraSet text = ColmapCameras.Read(folder.File("text")), binary = ColmapCameras.Read(folder.File("binary"));

        Assert.That(text.Cameras, Is.EqualTo(binary.Cameras));
        Assert.That(text.Cameras.Take(3).Select(c => c.Name), Is.EqualTo(new[] { "rig 0/кадр_2.png", "rig 0/кадр_10.png", "rig 1/кадр_2.png" }));
        Assert.That(text.Cameras.Select(c => c.Lens.Model).Distinct().Order(), Is.EqualTo(Enum.GetValues<CameraLensModel>()));
        Assert.That(text.Cameras[2].PhysicalCamera, Is.EqualTo("101"));
    }

    [Test]
    public void A_model_s_own_file_and_folders_around_it_are_found()
    {
        folder.Python("colmap_oracle.py", "3");
        string model = folder.File("binary/sparse/0");
        Directory.CreateDirectory(folder.File("data"));
        Directory.CreateSymbolicLink(folder.File("data/colmap"), folder.File("binary"));
        CameraSet expected = CameraFile.Read(model);

        foreach (string path in (string[])[Path.Combine(model, "images.bin"), Path.Combine(model, "cameras.bin"), folder.File("binary"), folder.File("data")])
            Assert.That(CameraFile.Read(path).Cameras, Is.EqualTo(expected.Cameras), path);
    }

    [TestCase("FOV 640 480 500 500 320 240 0.9", "FOV")]
    [TestCase("SIMPLE_DIVISION 640 480 500 320 240 0.1", "SIMPLE_DIVISION")]
    [TestCase("DIVISION 640 480 500 500 320 240 0.1", "DIVISION")]
    [TestCase("EUCM 640 480 500 500 320 240 0.6 1.1", "EUCM")]
    [TestCase("EQUIRECTANGULAR 640 480 640 480", "EQUIRECTANGULAR")]
    [TestCase("MAGIC 640 480 1 2 3", "MAGIC")]
    public void Lenses_that_are_none_of_OpenCV_s_are_refused_by_name(string camera, string name)
    {
        Text($"7 {camera}", Image("7"));
        var error = Assert.Throws<AssetUnsupportedException>(() => CameraFile.Read(folder.Path))!;
        Assert.That(error.Message, Does.Contain("cameras.txt:1: ").And.Contain(name).And.Contain("COLMAP-CAMERA-MODEL"));
    }

    [Test]
    public void A_refused_lens_that_no_image_has_does_not_matter()
    {
        Text("7 FOV 640 480 500 500 320 240 0.9\n8 PINHOLE 640 480 500 501 320 240", Image("8"));
        Assert.That(CameraFile.Read(folder.Path).Cameras.Single().Lens.Fy, Is.EqualTo(501));
    }

    [Test]
    public void Terms_that_are_left_out_are_told_of()
    {
        Text("1 THIN_PRISM_FISHEYE 640 480 500 500 320 240 0.1 0.2 0.01 0 0.3 0.4 0 0", Image("1"));
        CameraSet set = CameraFile.Read(folder.Path);
        Assert.That(set.Warnings.Single(), Does.Contain("camera 1").And.Contain("THIN_PRISM_FISHEYE"));
        Assert.That(set.Cameras[0].Lens.Distortion, Is.EqualTo(new LensDistortion(0.1, 0.2, 0.3, 0.4)));
    }

    [Test]
    public void Images_without_a_usable_pose_are_left_out_aloud()
    {
        Text("1 PINHOLE 640 480 500 500 320 240", "1 1 0 0 0 0 0 0 1 good.png\n\n2 -nan 0 0 0 0 0 0 1 bad.png\n\n3 0 0 0 0 0 0 0 1 zero.png\n\n4 1 0 0 0 -inf 0 0 1 far.png\n\n");
        CameraSet set = CameraFile.Read(folder.Path);
        Assert.That(set.Cameras.Select(c => c.Name), Is.EqualTo(new[] { "good.png" }));
        Assert.That(set.Warnings.Single(), Does.StartWith("left out 3 cameras").And.Contain("'bad.png'"));
    }

    [TestCase("1 PINHOLE 640 480 500 500 320 240", "1 nan 0 0 0 0 0 0 1 bad.png\n\n", "images.txt: expected at least one camera, found 1 cameras")]
    [TestCase("1 PINHOLE 640 480 500 500 320 240", "# nothing\n", "images.txt: expected at least one camera, found none")]
    [TestCase("1 PINHOLE 640 480 500 500 320", "1 1 0 0 0 0 0 0 1 a.png\n\n", "cameras.txt:1: expected a number as word 8, found ''")]
    [TestCase("1 PINHOLE 640 -480 500 500 320 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "cameras.txt:1: expected a whole number as word 4, found '-480'")]
    [TestCase("1 PINHOLE 0 480 500 500 320 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "cameras.txt:1: expected images of 1 to 1048576 pixels a side, found 0 x 480")]
    [TestCase("1 PINHOLE 640 99999999999 500 500 320 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "found 640 x 2147483647")]
    [TestCase("1 PINHOLE 640 480 0 500 320 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "cameras.txt:1: expected focal lengths above 0, found 0 and 500")]
    [TestCase("1 PINHOLE 640 480 500 500 nan 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "expected a finite principal point")]
    [TestCase("1 RADIAL 640 480 500 320 240 inf 0", "1 1 0 0 0 0 0 0 1 a.png\n\n", "expected finite coefficients of distortion")]
    [TestCase("1 PINHOLE 640 480 500 500 320 240\n1 PINHOLE 640 480 500 500 320 240", "1 1 0 0 0 0 0 0 1 a.png\n\n", "cameras.txt:2: expected every camera once, found 1 again")]
    [TestCase("1 PINHOLE 640 480 500 500 320 240", "1 1 0 0 0 0 0 0 2 a.png\n\n", "images.txt [a.png]: expected a camera of cameras.txt, found 2")]
    [TestCase("1 PINHOLE 640 480 500 500 320 240", "1 1 0 0 0 0 0 0 x a.png\n\n", "images.txt:1: expected a whole number as word 9, found 'x'")]
    public void Broken_text_is_refused_with_its_place(string cameras, string images, string message)
    {
        Text(cameras, images);
        Assert.That(() => CameraFile.Read(folder.Path), Throws.TypeOf<AssetFormatException>().With.Message.Contains(message));
    }

    [Test]
    public void Lines_of_any_length_are_passed_over_and_names_have_an_end()
    {
        Text("1 PINHOLE 640 480 500 500 320 240", $"1 1 0 0 0 0 0 0 1 a.png\n{new string('9', 300_000)}\n2 1 0 0 0 0 0 0 1 b.png\n\n");
        Assert.That(CameraFile.Read(folder.Path).Cameras.Select(c => c.Name), Is.EqualTo(new[] { "a.png", "b.png" }));

        Text("1 PINHOLE 640 480 500 500 320 240", $"1 1 0 0 0 0 0 0 1 {new string('a', 300_000)}\n\n");
        Assert.That(() => CameraFile.Read(folder.Path), Throws.TypeOf<AssetFormatException>().With.Message.Contains("COLMAP-NAME"));
    }

    [TestCase("cameras")]
    [TestCase("images")]
    public void Every_truncation_and_a_claim_of_more_entries_are_refused(string name)
    {
        folder.Python("colmap_oracle.py", "4");
        string path = folder.File($"binary/sparse/0/{name}.bin");
        byte[] whole = File.ReadAllBytes(path);
        foreach (byte[] cut in ByteMutations.Truncations(whole, 3))
        {
            File.WriteAllBytes(path, cut);
            Assert.That(() => CameraFile.Read(folder.File("binary")), Throws.TypeOf<AssetFormatException>().With.Message.Contains(name), $"{cut.Length} bytes");
        }

        File.WriteAllBytes(path, [.. BitConverter.GetBytes(ulong.MaxValue), .. whole[8..]]);
        Assert.That(() => CameraFile.Read(folder.File("binary")), Throws.TypeOf<AssetFormatException>().With.Message.Contains("COLMAP-COUNT"));
    }

    [TestCase("cameras")]
    [TestCase("images")]
    public void Damaged_binaries_only_raise_our_errors(string name)
    {
        folder.Python("colmap_oracle.py", "5");
        string path = folder.File($"binary/sparse/0/{name}.bin");
        byte[] whole = File.ReadAllBytes(path);
        var mutations = new ByteMutations(77);
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            File.WriteAllBytes(path, mutations.Mutate(whole));
            try
            {
                CameraFile.Read(folder.File("binary"));
            }
            catch (AssetException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.InRange(50, 1500), "seed 77");
    }

    [Test]
    public void A_name_without_end_and_a_list_that_leaves_the_file_are_refused()
    {
        folder.Python("colmap_oracle.py", "6");
        string path = folder.File("binary/sparse/0/images.bin");
        byte[] entry = [.. BitConverter.GetBytes(1UL), .. new byte[4], .. new[] { 1.0, 0, 0, 0, 0, 0, 0 }.SelectMany(BitConverter.GetBytes), .. BitConverter.GetBytes(100)];
        File.WriteAllBytes(path, [.. entry, .. Enumerable.Repeat((byte)'a', 10_000)]);
        Assert.That(() => CameraFile.Read(folder.File("binary")), Throws.TypeOf<AssetFormatException>().With.Message.Contains("COLMAP-NAME"));

        File.WriteAllBytes(path, [.. entry, .. "a.png\0"u8, .. BitConverter.GetBytes(ulong.MaxValue / 2), .. new byte[480]]);
        Assert.That(() => CameraFile.Read(folder.File("binary")), Throws.TypeOf<AssetFormatException>().With.Message.Contains("TRUNCATED"));
    }

    [Test]
    public void Points_of_images_take_no_memory()
    {
        const int Points = 2_000_000;
        folder.Python("colmap_oracle.py", "7");
        using (var writer = new BinaryWriter(File.Create(folder.File("binary/sparse/0/images.bin"))))
        {
            writer.Write(1UL);
            writer.Write(1);
            foreach (double value in new[] { 1.0, 0, 0, 0, 0, 0, 0 }) writer.Write(value);
            writer.Write(100);
            writer.Write(Encoding.UTF8.GetBytes("a.png\0"));
            writer.Write((ulong)Points);
            writer.BaseStream.SetLength(writer.BaseStream.Position + (24L * Points));
        }

        CameraFile.Read(folder.File("binary"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(CameraFile.Read(folder.File("binary")).Cameras, Has.Count.EqualTo(1));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000));
    }

    [Test]
    public void FreeTimeGS_s_world_has_its_cameras_about_the_origin()
    {
        Colmap.ColmapModels.Random(8).WriteBinary(folder.File("sparse/0"));
        CameraSet stored = CameraFile.Read(folder.Path), normalised = CameraFile.Read(folder.Path, CameraWorld.FreeTimeGs);
        double[] t = ColmapNormalization.Read(folder.Path);

        Assert.That(normalised.Cameras.Max(c => Length(c.Pose.Centre)), Is.EqualTo(1).Within(1e-12));
        foreach ((PosedCamera before, PosedCamera after) in stored.Cameras.Zip(normalised.Cameras))
        {
            double[] expected = [.. Enumerable.Range(0, 3).Select(i => (t[4 * i] * before.Pose.Centre.X) + (t[(4 * i) + 1] * before.Pose.Centre.Y) + (t[(4 * i) + 2] * before.Pose.Centre.Z) + t[(4 * i) + 3])];
            Assert.That(Values(after.Pose.Centre), Is.EqualTo(expected).Within(1e-12));
            Assert.That(Length(after.Pose.Forward), Is.EqualTo(1).Within(1e-12));
        }
    }

    private static void Check(PosedCamera found, string[] image)
    {
        Assert.That(Values(found.Pose.Centre), Is.EqualTo(CameraFolder.Numbers(image[1])).Within(1e-12), image[0]);
        Assert.That(Values(found.Pose.Right), Is.EqualTo(CameraFolder.Numbers(image[2])).Within(1e-12), image[0]);
        Assert.That(Values(found.Pose.Down), Is.EqualTo(CameraFolder.Numbers(image[3])).Within(1e-12), image[0]);
        Assert.That(Values(found.Pose.Forward), Is.EqualTo(CameraFolder.Numbers(image[4])).Within(1e-12), image[0]);
        double[] points = CameraFolder.Numbers(image[5]), pixels = CameraFolder.Numbers(image[6]);
        for (int i = 0; i < pixels.Length / 2; i++)
        {
            (double x, double y) = OpenCvProjection.Project(found, points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]);
            Assert.That((x, y), Is.EqualTo((pixels[2 * i], pixels[(2 * i) + 1])).Using<(double X, double Y)>((a, b) => Math.Abs(a.X - b.X) < 1e-8 && Math.Abs(a.Y - b.Y) < 1e-8), image[0]);
        }
    }

    private void Text(string cameras, string images)
    {
        folder.Write("cameras.txt", cameras + "\n");
        folder.Write("images.txt", images);
    }

    private static string Image(string camera) => $"1 1 0 0 0 0 0 0 {camera} a.png\n\n";

    private static double[] Values(Splats.Surveys.DoublePoint p) => [p.X, p.Y, p.Z];

    private static double Length(Splats.Surveys.DoublePoint p) => Math.Sqrt((p.X * p.X) + (p.Y * p.Y) + (p.Z * p.Z));
}
