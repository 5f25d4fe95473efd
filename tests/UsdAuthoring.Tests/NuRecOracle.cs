using System.Globalization;
using System.Text.Json;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Lets Python judge packages: it decodes them by itself and computes their values by itself.</summary>
internal sealed class NuRecOracle
{
    private readonly List<object> cases = [];
    private int splats;

    /// <summary>Adds one volume of a package to what is judged.</summary>
    internal void Add(GoldenCheckpoint golden, AuthoredPackage package, double? time, int shDegree, UpAxis upAxis = UpAxis.Z, string volume = "gauss", string? member = null)
    {
        GfMatrix4d matrix = package.Matrix(volume);
        cases.Add(new Dictionary<string, object?>
        {
            ["package"] = package.Path,
            ["member"] = member ?? package.Members.Keys.Single(n => n.EndsWith(".nurec", StringComparison.Ordinal)),
            ["expected"] = golden.Folder,
            ["time"] = time,
            ["centre"] = new[] { package.Report.Volumes[0].Centre.X, package.Report.Volumes[0].Centre.Y, package.Report.Volumes[0].Centre.Z },
            ["matrix"] = Enumerable.Range(0, 16).Select(i => matrix[i / 4, i % 4]).ToArray(),
            ["upAxis"] = upAxis.ToString(),
            ["shDegree"] = shDegree,
        });
        splats += golden.Count;
    }

    /// <summary>Fails the test unless all values of all packages are right.</summary>
    internal void Judge(SceneFolder folder)
    {
        string script = File.ReadAllText(Path.Combine(Fixtures.Root, "tests", "UsdAuthoring.Tests", "nurec_oracle.py"));
        string list = folder.File("cases.json");
        File.WriteAllText(list, JsonSerializer.Serialize(cases));
        string output = Oracle.Python(script, ["numpy", "msgpack"], list);
        Assert.That(int.Parse(output, CultureInfo.InvariantCulture), Is.EqualTo(splats), "splats judged");
    }
}
