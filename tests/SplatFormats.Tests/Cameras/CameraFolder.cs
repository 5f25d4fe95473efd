using System.Globalization;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Cameras;

/// <summary>A temporary folder, and scripts that write cameras into it.</summary>
internal sealed class CameraFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Runs a script of this folder of tests, which gets the path and numbers; its lines of words.</summary>
    internal string[][] Python(string script, params string[] arguments)
    {
        string source = System.IO.File.ReadAllText(System.IO.Path.Combine(Fixtures.Root, "tests", "SplatFormats.Tests", "Cameras", script));
        string output = Oracle.Python(source, ["numpy"], [Path, .. arguments]);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }

    internal static double[] Numbers(string words) => [.. words.Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}
