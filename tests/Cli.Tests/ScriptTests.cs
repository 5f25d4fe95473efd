using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary>Scripts: what they have at hand, what is written when they end well, and what is told when they do not.</summary>
public sealed class ScriptTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_script_edits_the_root_layer_and_prints()
    {
        Write("in.usda", "#usda 1.0\n( upAxis = \"Z\" )\ndef Xform \"World\" {}\n");
        Write("add.csx", """
            UsdGeomCamera camera = UsdGeomCamera.Define(stage, "/World/Shot");
            camera.CreateFocalLengthAttr(35f);
            layer.SetComment($"by {string.Join('+', args)}");
            Console.WriteLine(stage.Traverse().Count());
            await System.Threading.Tasks.Task.Delay(1);
            """);

        CliRun run = folder.Run("script", "add.csx", "--stage", "in.usda", "--output", "out.usda", "--", "one", "--two").Succeeded();

        Assert.That((run.Output, run.Error), Is.EqualTo(("2\n", "")));
        Assert.That(Read("out.usda"), Is.EqualTo("#usda 1.0\n(\n    \"by one+--two\"\n    upAxis = \"Z\"\n)\n\ndef Xform \"World\"\n{\n    def Camera \"Shot\"\n    {\n        float focalLength = 35\n    }\n}\n\n"));
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "add.csx", "in.usda", "out.usda" }));
    }

    [Test]
    public void Numbers_are_written_alike_under_every_culture()
    {
        Write("a.csx", "layer.SetComment($\"{1.5} {double.Parse(args[0])}\"); Console.Write(CultureInfo.CurrentCulture.Name.Length);");

        CliRun run = CliRun.Under("de_DE.UTF-8", folder.Path, "script", "a.csx", "--output", "out.usda", "--", "2.5").Succeeded();

        Assert.That(run.Output, Is.EqualTo("0"));
        Assert.That(Read("out.usda"), Does.Contain("\"1.5 2.5\""));
    }

    [Test]
    public void A_folder_is_no_script() => CliRun.InProcess("script", folder.Path).Failed(3, folder.Path, "expected a file", "found a folder");

    [Test]
    public void Every_error_of_the_compiler_is_a_line_with_its_place()
    {
        Write("bad.csx", "int x = 1;\n  foo();\nstring s = 5;\n");

        CliRun run = CliRun.InProcess("script", File("bad.csx"), "--output", File("out.usda"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.ErrorLines, Has.Length.EqualTo(2));
        Assert.That(run.ErrorLines[0], Does.StartWith($"usd-gsplat: error: {File("bad.csx")}:2:3: ").And.Contain("foo").And.EndWith("(CS0103)"));
        Assert.That(run.ErrorLines[1], Does.StartWith($"usd-gsplat: error: {File("bad.csx")}:3:12: ").And.EndWith("(CS0029)"));
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "bad.csx" }));
    }

    [Test]
    public void Many_errors_are_cut_short()
    {
        Write("bad.csx", string.Concat(Enumerable.Repeat("foo();\n", 50)));

        CliRun run = CliRun.InProcess("script", File("bad.csx"));

        Assert.That(run.ErrorLines, Has.Length.EqualTo(21));
        Assert.That(run.ErrorLines[^1], Does.EndWith("bad.csx: 30 more errors"));
    }

    [Test]
    public void A_script_that_throws_tells_its_line_and_keeps_the_old_output()
    {
        Write("throw.csx", "UsdGeomXform.Define(stage, \"/A\");\nvoid Check(int d)\n{\n    Console.Write(1 / d);\n}\n\nCheck(0);\n");
        Write("out.usda", "mine");

        CliRun run = CliRun.InProcess("script", File("throw.csx"), "--output", File("out.usda"), "--overwrite");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"usd-gsplat: error: {File("throw.csx")}:4: DivideByZeroException: "));
        Assert.That(Read("out.usda"), Is.EqualTo("mine"));
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "out.usda", "throw.csx" }));
    }

    [TestCase("throw new OperationCanceledException(\"enough\");", "OperationCanceledException: enough")]
    [TestCase("System.IO.File.ReadAllText(\"/no/such/file\");", "DirectoryNotFoundException: ")]
    [TestCase("System.Threading.Tasks.Task.Run(() => throw new TimeoutException(\"late\")).Wait();", "TimeoutException: late")]
    [TestCase("SdfLayer.CreateAnonymous().ImportFromString(\"nonsense\");", "AssetFormatException: ")]
    [TestCase("stage.GetPrimAtPath(\"/None\").SetMetadata(null, 1);", "Exception: ")]
    public void What_a_script_throws_is_the_scripts_failure(string code, string expected)
    {
        Write("throw.csx", "\n" + code);

        CliRun run = CliRun.InProcess("script", File("throw.csx"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.Contain("throw.csx:2: ").And.Contain(expected));
    }

    [Test]
    public void Loaded_scripts_and_assemblies_are_relative_to_the_script()
    {
        Directory.CreateDirectory(File("lib"));
        CSharpCompilation.Create("Extra", [CSharpSyntaxTree.ParseText("public static class Extra { public static int Twice(int x) => 2 * x; }")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(File("lib/Extra.dll"));
        Write("lib/names.csx", "string Name(int i) => \"P\" + i;\n\nint Broken() => throw new InvalidOperationException(\"broken\");\n");
        Write("main.csx", "#r \"lib/Extra.dll\"\n#load \"lib/names.csx\"\nstage.DefinePrim(\"/\" + Name(Extra.Twice(21)));\nif (args.Count > 0) Broken();\n");

        CliRun.InProcess("script", File("main.csx"), "--output", File("out.usda")).Succeeded();
        CliRun failed = CliRun.InProcess("script", File("main.csx"), "--", "x");

        Assert.That(Read("out.usda"), Does.Contain("def \"P42\""));
        Assert.That(failed.Error, Does.Contain($"{File("lib/names.csx")}:3: InvalidOperationException: broken"));
    }

    [TestCase("#load \"none.csx\"", "a.csx:1:7: ", "none.csx")]
    [TestCase("#r \"none.dll\"", "a.csx:1:1: ", "none.dll")]
    [TestCase("#r \"nuget: Some.Package, 1.0\"", "a.csx:1:1: ", "nuget")]
    public void A_missing_part_of_a_script_is_named(string line, params string[] parts)
    {
        Write("a.csx", line);

        CliRun run = CliRun.InProcess("script", File("a.csx"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        foreach (string part in parts) Assert.That(run.ErrorLines[0], Does.Contain(part));
    }

    [Test]
    public void A_script_that_does_not_end_can_be_stopped([Values("INT", "TERM")] string signal)
    {
        // It ends some time, so that a test run in the background of a shell, where INT is ignored, fails rather than hangs.
        Write("loop.csx", "System.IO.File.WriteAllText(args[0], \"\"); var end = DateTime.UtcNow.AddMinutes(2); while (DateTime.UtcNow < end) { }");
        Process process = CliRun.Start(folder.Path, "script", "loop.csx", "--output", "out.usda", "--", "started");
        var watch = Stopwatch.StartNew();
        while (!System.IO.File.Exists(File("started")) && watch.ElapsedMilliseconds < 60_000) Thread.Sleep(20);
        using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();

        CliRun.Finish(process).Failed(3, "stopped", "nothing was written");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "loop.csx", "started" }));
    }

    [TestCase("none.csx", "in.usda", "none.csx")]
    [TestCase("a.csx", "none.usda", "none.usda")]
    public void A_missing_file_is_named(string script, string stage, string named)
    {
        Write("in.usda", "#usda 1.0\n");
        Write("a.csx", "");

        CliRun.InProcess("script", File(script), "--stage", File(stage)).Failed(3, named);
    }

    [Test]
    public void An_existing_output_is_kept_unless_told_otherwise()
    {
        Write("a.csx", "stage.DefinePrim(\"/A\");");
        Write("out.usda", "mine");

        CliRun.InProcess("script", File("a.csx"), "--output", File("out.usda")).Failed(3, "exists already", "--overwrite");
        Assert.That(Read("out.usda"), Is.EqualTo("mine"));
    }

    [Test]
    public void A_crate_can_be_edited_onto_itself()
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.ImportFromString("#usda 1.0\ndef Points \"P\" { float[] widths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]; }\n");
        layer.Export(File("scene.usdc"));
        Write("a.csx", "stage.DefinePrim(\"/A\");");

        folder.Run("script", "a.csx", "--stage", "scene.usdc", "--output", "scene.usdc", "--overwrite").Succeeded();

        SdfLayerHandle edited = SdfLayer.OpenAsAnonymous(File("scene.usdc"));
        Assert.That(edited.GetField("/P.widths", new TfToken("default")).GetArraySize(), Is.EqualTo(20));
        Assert.That(edited.HasSpec("/A"));
    }

    [Test]
    public void A_package_gets_a_layer_over_it_with_its_stage_metadata()
    {
        string package = Fixtures.Shared("golden", "nurec", "grut.usdz");
        System.IO.File.Copy(package, File("scene.usdz"));
        Directory.CreateDirectory(File("shots"));
        Write("a.csx", "stage.GetDefaultPrim().SetCustomDataByKey(new TfToken(\"shot\"), \"sh010\");");

        CliRun run = CliRun.InProcess("script", File("a.csx"), "--stage", File("scene.usdz"), "--output", File("shots/shot.usda")).Succeeded();

        Assert.That(run.Error, Is.Empty);
        using UsdStage stage = UsdStage.Open(File("shots/shot.usda"));
        using UsdStage original = UsdStage.Open(package);
        Assert.That(stage.GetRootLayer().GetCompositionAssetDependencies(), Is.EqualTo(new[] { "../scene.usdz" }));
        Assert.That((string)UsdGeom.UsdGeomGetStageUpAxis(stage), Is.EqualTo((string)UsdGeom.UsdGeomGetStageUpAxis(original)));
        Assert.That(stage.GetAllPaths().Select(path => path.GetString()), Is.EqualTo(original.GetAllPaths().Select(path => path.GetString())));
        Assert.That((string)stage.GetDefaultPrim().GetCustomDataByKey(new TfToken("shot")), Is.EqualTo("sh010"));
    }

    [Test]
    public void A_package_is_written_with_the_edits_in_its_first_layer_and_all_its_other_files([Values] bool ontoItself)
    {
        System.IO.File.Copy(Fixtures.Shared("golden", "nurec", "grut.usdz"), File("scene.usdz"));
        System.IO.File.WriteAllText(File("note.png"), "no image");
        string name = ontoItself ? "scene.usdz" : "out.usdz";
        Dictionary<string, byte[]> before = Members("scene.usdz");
        Write("a.csx", "UsdPrim prim = stage.DefinePrim(\"/Label\"); prim.CreateAttribute(new TfToken(\"file\"), SdfValueTypeNames.Asset).Set(new VtValue(new SdfAssetPath(args[0])));");

        CliRun run = CliRun.InProcess("script", File("a.csx"), "--stage", File("scene.usdz"), "--output", File(name), "--overwrite", "--", File("note.png")).Succeeded();

        Assert.That(run.Error, Is.Empty);
        Dictionary<string, byte[]> after = Members(name);
        Assert.That(after.Keys, Is.EquivalentTo(before.Keys.Append("0/note.png")));
        Assert.That(after.Keys.First(), Is.EqualTo("default.usda"));
        foreach (string member in before.Keys.Where(key => key != "default.usda")) Assert.That(after[member], Is.EqualTo(before[member]), member);
        Assert.That(System.Text.Encoding.UTF8.GetString(after["default.usda"]), Does.Contain("def \"Label\"").And.Contain("asset file = @0/note.png@"));
        CliRun check = folder.Run("validate", name, "--json");
        Assert.That(check.Json.GetProperty("targets").EnumerateArray().First().GetProperty("fit").GetBoolean(), Is.True, check.Output);
    }

    [Test]
    public void A_layer_is_packed_with_its_edits_and_what_it_depends_on()
    {
        Write("part.usda", "#usda 1.0\ndef Xform \"A\" {}\n");
        Write("in.usda", "#usda 1.0\n( subLayers = [@./part.usda@] )\n");
        Write("a.csx", "stage.DefinePrim(\"/B\");");

        CliRun.InProcess("script", File("a.csx"), "--stage", File("in.usda"), "--output", File("out.usdz")).Succeeded();
        CliRun.InProcess("script", File("a.csx"), "--output", File("new.usdz")).Succeeded();

        Assert.That(Members("out.usdz").Keys, Is.EqualTo(new[] { "in.usda", "part.usda" }));
        using UsdStage stage = UsdStage.Open(File("out.usdz")), made = UsdStage.Open(File("new.usdz"));
        Assert.That(stage.Traverse().Select(prim => prim.GetPath().GetString()), Is.EquivalentTo(new[] { "/A", "/B" }));
        Assert.That(made.GetPrimAtPath("/B").IsValid());
        Assert.That(Read("in.usda"), Does.Not.Contain("\"B\""), "the input stays as it is");
    }

    [Test]
    public void Relative_paths_that_no_longer_lead_anywhere_are_told()
    {
        Write("part.usda", "#usda 1.0\n");
        Write("in.usda", "#usda 1.0\n( subLayers = [@./part.usda@] )\n");
        Write("a.csx", "");

        Assert.That(CliRun.InProcess("script", File("a.csx"), "--stage", File("in.usda"), "--output", File("beside.usda")).Succeeded().Error, Is.Empty);
        Assert.That(CliRun.InProcess("script", File("a.csx"), "--stage", File("in.usda"), "--output", File("below/out.usda")).Succeeded().Error, Does.Contain("warning").And.Contain("relative asset paths"));
    }

    [Test]
    public void Splats_tell_of_particle_fields_in_the_stages_space()
    {
        Write("in.usda", """
            #usda 1.0
            def Xform "World"
            {
                double3 xformOp:translate = (10, 0, 0)
                uniform token[] xformOpOrder = ["xformOp:translate"]
                def ParticleField3DGaussianSplat "a" { point3f[] positions = [(0, 0, 0), (1, 2, 3)]
                    float3[] extent = [(-1, -1, -1), (2, 3, 4)]; }
                def ParticleField "b" { point3h[] positionsh = [(0, 0, 0), (1, 2, 3), (4, 5, 6)]
                    float3[] extent = [(-2, 0, 0), (0, 0, 0)]; }
                def Mesh "c" { float3[] extent = [(-20, 0, 0), (0, 0, 0)]; }
            }

            """);
        Write("a.csx", "Console.WriteLine($\"{splats.Count} {string.Join(' ', splats.Paths)} {splats.Prims[1].Format} {splats.Bounds.GetMin()[0]} {splats.Bounds.GetMax()[2]} {splats.Prims[0].Extent.GetMin()[0]}\");");

        CliRun run = CliRun.InProcess("script", File("a.csx"), "--stage", File("in.usda")).Succeeded();

        Assert.That(run.Output, Is.EqualTo("5 /World/a /World/b particlefield 8 4 -1\n"));
    }

    [Test]
    public void Splats_tell_of_NuRec_volumes_in_files_and_packages([Values("scene.usdz", "scene.usda")] string name)
    {
        string demo = Path.Combine(Fixtures.Root, "samples", "data", "demo.pt");
        CliRun.InProcess("author", demo, "--time", "0.5", "--output", File(name), "--quiet").Succeeded();
        using UsdStage stage = UsdStage.Open(File(name));
        VtVec3fArray extent = stage.GetPrimAtPath("/World/gauss/gauss").GetAttribute(new TfToken("extent")).Get();
        Write("a.csx", "Console.WriteLine($\"{splats.Prims[0].Format} {splats.Count} {splats.Paths.Single()} {splats.Prims[0].Extent.GetMax()[0] == double.Parse(args[0])} {splats.Bounds.IsEmpty()}\");");

        CliRun run = CliRun.InProcess("script", File("a.csx"), "--stage", File(name), "--", ((double)extent[1][0]).ToString("r", CultureInfo.InvariantCulture)).Succeeded();

        Assert.That(run.Output, Is.EqualTo("nurec 4000 /World/gauss/gauss True False\n"));
    }

    [Test]
    public void No_other_command_loads_the_compiler()
    {
        string program = Path.GetDirectoryName(typeof(CommandLineApp).Assembly.Location)!;
        foreach (string file in Directory.GetFiles(program, "*.dll").Append(Path.Combine(program, "usd-gsplat.runtimeconfig.json")))
        {
            string name = Path.GetFileName(file);
            if (!name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)) System.IO.File.Copy(file, File(name));
        }

        string[] synth = [File("usd-gsplat.dll"), "synth", "--splats", "10", "--output", File("s.pt")], author = [File("usd-gsplat.dll"), "author", File("s.pt"), "--output", File("s.usdz")];

        Assert.That(Oracle.Run("dotnet", synth).ExitCode, Is.Zero);
        Assert.That(Oracle.Run("dotnet", author).ExitCode, Is.Zero);
        Write("a.csx", "");
        Assert.That(Oracle.Run("dotnet", File("usd-gsplat.dll"), "script", File("a.csx")).ExitCode, Is.Not.Zero, "without the compiler there are no scripts");
    }

    private Dictionary<string, byte[]> Members(string name)
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(File(name));
        return package.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using Stream from = entry.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private string File(string name) => folder.File(name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    private string Read(string name) => System.IO.File.ReadAllText(File(name));
}
