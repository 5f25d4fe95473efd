using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

/// <summary>Reads a binary PLY of floats in the plainest way, to judge other readers by.</summary>
internal static class PlyOracle
{
    internal static SplatCloud Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int end = bytes.AsSpan().IndexOf("end_header\n"u8) + "end_header\n".Length;
        string[] header = Encoding.ASCII.GetString(bytes, 0, end).Split('\n');
        int count = int.Parse(header.Single(l => l.StartsWith("element vertex ", StringComparison.Ordinal))[15..], CultureInfo.InvariantCulture);
        string[] names = [.. header.Where(l => l.StartsWith("property float ", StringComparison.Ordinal)).Select(l => l[15..].Trim())];
        float[] values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(end, count * names.Length * 4)).ToArray();
        int rest = names.Count(n => n.StartsWith("f_rest_", StringComparison.Ordinal)) / 3;
        var cloud = new SplatCloud(path, new SplatSchema(count, SphericalHarmonics.DegreeOfRestCount(rest)!.Value, HasMotion: false));
        Fill(cloud, SplatColumn.Positions, ["x", "y", "z"]);
        Fill(cloud, SplatColumn.LogScales, ["scale_0", "scale_1", "scale_2"]);
        Fill(cloud, SplatColumn.RotationsXyzw, ["rot_1", "rot_2", "rot_3", "rot_0"]);
        Fill(cloud, SplatColumn.OpacityLogits, ["opacity"]);
        Fill(cloud, SplatColumn.ShDc, ["f_dc_0", "f_dc_1", "f_dc_2"]);
        Fill(cloud, SplatColumn.ShRest, [.. Enumerable.Range(0, rest * 3).Select(i => string.Create(CultureInfo.InvariantCulture, $"f_rest_{((i % 3) * rest) + (i / 3)}"))]);
        return cloud;

        void Fill(SplatCloud into, SplatColumn column, string[] properties)
        {
            int[] at = [.. properties.Select(p => Array.IndexOf(names, p))];
            Span<float> target = into.Column(column);
            for (int i = 0; i < target.Length; i++) target[i] = values[((i / at.Length) * names.Length) + at[i % at.Length]];
        }
    }
}
