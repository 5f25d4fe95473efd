using System.Globalization;
using System.Text;

namespace UsdGsplat.SplatFormats.Tests.Colmap;

/// <summary>Writes sparse models in COLMAP's own formats.</summary>
internal sealed record ColmapModels(double[][] Poses, double[][] Points)
{
    /// <summary>A random model: a few cameras, and points in a box that is stretched and turned.</summary>
    internal static ColmapModels Random(int seed, int points = 40)
    {
        var random = new Random(seed);
        double[] stretch = [1 + random.NextDouble(), 2.5 + random.NextDouble(), 5 + random.NextDouble()], a = Unit(random), b = Unit(random);
        double[][] cloud = new double[points][];
        for (int i = 0; i < points; i++)
        {
            double u = stretch[0] * (random.NextDouble() - 0.5), v = stretch[1] * (random.NextDouble() - 0.5), w = stretch[2] * (random.NextDouble() - 0.5);
            cloud[i] = [3 + (u * a[0]) + (v * b[0]) + (w * a[2]), (u * a[1]) + (v * b[1]) - (w * b[0]), -2 + (u * a[2]) - (v * b[2]) + (w * a[1])];
        }

        double[][] poses = [.. Enumerable.Range(0, 5).Select(_ => (double[])[.. Unit(random), 4 * random.NextDouble(), 4 * random.NextDouble(), random.NextDouble()])];
        return new ColmapModels(poses, cloud);
    }

    internal void WriteText(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cameras.txt"), "# Camera list\n1 PINHOLE 640 480 500 500 320 240\n");
        var images = new StringBuilder("# Image list with two lines of data per image:\n");
        for (int i = 0; i < Poses.Length; i++) images.Append(CultureInfo.InvariantCulture, $"{i + 1} {Words(Poses[i])} 1 cam{i:D2}.png\n{(i % 2 == 0 ? "" : "12.5 13.5 7 1 2 -1")}\n");
        File.WriteAllText(Path.Combine(folder, "images.txt"), images.ToString());
        IEnumerable<string> points = Points.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {Words(p)} 10 20 30 0.5 1 2 3 4"));
        File.WriteAllText(Path.Combine(folder, "points3D.txt"), "# 3D point list\n" + string.Join('\n', points) + "\n");
    }

    internal void WriteBinary(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "cameras", 1, (writer, _) =>
        {
            writer.Write(1);
            writer.Write(1);
            writer.Write(640UL);
            writer.Write(480UL);
            foreach (double value in new double[] { 500, 500, 320, 240 }) writer.Write(value);
        });
        Write(folder, "images", Poses.Length, (writer, i) =>
        {
            writer.Write(i + 1);
            foreach (double value in Poses[i]) writer.Write(value);
            writer.Write(1);
            writer.Write(Encoding.UTF8.GetBytes($"cam{i}.png\0"));
            writer.Write(2UL);
            writer.Write(new byte[48]);
        });
        Write(folder, "points3D", Points.Length, (writer, i) =>
        {
            writer.Write((ulong)i);
            foreach (double value in Points[i]) writer.Write(value);
            writer.Write(new byte[3 + 8]);
            writer.Write(3UL);
            writer.Write(new byte[24]);
        });
    }

    private static void Write(string folder, string name, int count, Action<BinaryWriter, int> entry)
    {
        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, name + ".bin")));
        writer.Write((ulong)count);
        for (int i = 0; i < count; i++) entry(writer, i);
    }

    private static double[] Unit(Random random)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        double norm = Math.Sqrt(q.Sum(x => x * x));
        return [.. q.Select(x => x / norm)];
    }

    private static string Words(double[] values) => string.Join(' ', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
