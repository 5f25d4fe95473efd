using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Colmap;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Colmap;

/// <summary>The normalisation of COLMAP models, judged by numpy, whose eigenvectors are those of LAPACK.</summary>
public sealed class ColmapNormalizationTests
{
    private const int Models = 200;

    // Of what the text is read and the formulas say, by numpy alone. The trainer rounds to single precision on the way; this does not.
    private const string Script = """
        import os, sys
        import numpy as np
        def rows(path):
            return [l.split() for l in open(path) if l.strip() and l[0] != "#"]
        for name in sys.argv[2:]:
            folder = os.path.join(sys.argv[1], name)
            lines = [l for l in open(os.path.join(folder, "images.txt")) if l[0] != "#"]
            centres = []
            for line in lines[::2]:
                w, x, y, z, *t = map(float, line.split()[1:8])
                r = np.array([[1 - 2*y*y - 2*z*z, 2*x*y - 2*z*w, 2*x*z + 2*y*w], [2*x*y + 2*z*w, 1 - 2*x*x - 2*z*z, 2*y*z - 2*x*w], [2*x*z - 2*y*w, 2*y*z + 2*x*w, 1 - 2*x*x - 2*y*y]])
                centres.append(-r.T @ np.array(t))
            centres = np.array(centres)
            mean = centres.mean(0)
            t1 = np.eye(4)
            t1[:3, :3] /= np.linalg.norm(centres - mean, axis=1).max()
            t1[:3, 3] = -t1[0, 0] * mean
            points = np.array([[float(v) for v in r[1:4]] for r in rows(os.path.join(folder, "points3D.txt"))]) @ t1[:3, :3].T + t1[:3, 3]
            values, vectors = np.linalg.eigh(np.cov((points - points.mean(0)).T))
            rotation = vectors[:, np.argsort(values)[::-1]].T
            if np.linalg.det(rotation) < 0:
                rotation[2] *= -1
            t2 = np.eye(4)
            t2[:3, :3] = rotation
            print(*(t2 @ t1).ravel())
        """;

    private string folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Cameras_and_axes_are_where_numpy_puts_them()
    {
        string[] names = [.. Enumerable.Range(0, Models).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        for (int i = 0; i < Models; i++) ColmapModels.Random(i).WriteText(Path.Combine(folder, names[i]));

        string[] lines = Oracle.Python(Script, ["numpy"], [folder, .. names]).Trim().Split('\n');

        Assert.That(lines, Has.Length.EqualTo(Models));
        Assert.Multiple(() =>
        {
            for (int i = 0; i < Models; i++)
            {
                double[] wanted = [.. lines[i].Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
                double[] found = ColmapNormalization.Read(Path.Combine(folder, names[i]));
                Assert.That(found.Zip(wanted).Max(p => Math.Abs(p.First - p.Second)), Is.LessThan(1e-9), $"model {i}");
            }
        });
    }

    [Test]
    public void Binary_files_say_the_same_as_text_and_lie_above_too()
    {
        ColmapModels model = ColmapModels.Random(500);
        model.WriteText(Path.Combine(folder, "text"));
        model.WriteBinary(Path.Combine(folder, "scene", "sparse", "0"));
        Assert.That(ColmapNormalization.Read(Path.Combine(folder, "scene")), Is.EqualTo(ColmapNormalization.Read(Path.Combine(folder, "text"))));
    }

    [Test]
    public void Three_points_have_no_axes()
    {
        ColmapModels.Random(501, points: 3).WriteText(Path.Combine(folder, "few"));
        double[] t = ColmapNormalization.Read(Path.Combine(folder, "few"));
        Assert.That(new[] { t[1], t[2], t[4], t[6], t[8], t[9] }, Is.All.Zero);
        Assert.That((t[0], t[5]), Is.EqualTo((t[5], t[10])));
    }

    [TestCase("cameras")]
    [TestCase("images")]
    [TestCase("points3D")]
    public void Every_truncation_is_refused(string name)
    {
        string path = Path.Combine(folder, "cut-" + name);
        ColmapModels.Random(502, points: 5).WriteBinary(path);
        byte[] whole = File.ReadAllBytes(Path.Combine(path, name + ".bin"));

        // Of the cameras only the number counts.
        for (int length = 0; length < (name == "cameras" ? 8 : whole.Length); length++)
        {
            File.WriteAllBytes(Path.Combine(path, name + ".bin"), whole[..length]);
            Assert.That(() => ColmapNormalization.Read(path), Throws.TypeOf<AssetFormatException>().With.Message.Contains(name), $"{length} bytes");
        }
    }

    [TestCase("images.txt", "1 0.5 0.5 x 0.5 0 0 0 1 a.png\n\n", "images.txt:1: ", "found 'x'")]
    [TestCase("images.txt", "# nothing\n", "images.txt", "at least one entry")]
    [TestCase("points3D.txt", "1 2 3\n", "points3D.txt:1: ", "found ''")]
    [TestCase("points3D.txt", "1 2 3 nan\n", "points3D.txt", "finite")]
    [TestCase("points3D.txt", "", "points3D.txt", "at least one entry")]
    [TestCase("cameras.txt", "# nothing\n", "cameras.txt", "at least one entry")]
    [TestCase("images.txt", "1 0 0 0 0 0 0 0 1 a.png\n\n", "images.txt", "finite")]
    public void Broken_text_is_refused(string name, string text, params string[] parts)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        ColmapModels.Random(503).WriteText(path);
        File.WriteAllText(Path.Combine(path, name), text);
        var error = Assert.Throws<AssetFormatException>(() => ColmapNormalization.Read(path))!;
        foreach (string part in parts) Assert.That(error.Message, Does.Contain(part));
    }

    [Test]
    public void A_folder_without_model_is_refused() => Assert.That(() => ColmapNormalization.Read(Path.Combine(folder, "none")), Throws.TypeOf<FileNotFoundException>());
}
