using System.Globalization;
using System.Text;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>Portable arbitrary maps of RGBA, which the WebP tools read and write.</summary>
internal static class Pam
{
    private const string HeaderEnd = "ENDHDR\n";

    public static void Write(string path, RgbaImage image)
    {
        using FileStream file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"P7\nWIDTH {image.Width}\nHEIGHT {image.Height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\n{HeaderEnd}")));
        file.Write(image.Pixels);
    }

    public static RgbaImage Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int start = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(HeaderEnd)) + HeaderEnd.Length;
        string[] lines = Encoding.ASCII.GetString(bytes, 0, start).Split('\n');
        return new RgbaImage(Number(lines, "WIDTH "), Number(lines, "HEIGHT "), bytes[start..]);
    }

    private static int Number(string[] lines, string name) =>
        int.Parse(lines.Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture);
}
