using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary>The command that writes the schema plug-ins.</summary>
public sealed class SchemasTests
{
    [Test]
    public void The_files_of_the_repository_are_written_as_they_are()
    {
        using var folder = new CliFolder();

        CliRun run = folder.Run("schemas", "--output", "plugins").Succeeded();

        string[] files = [.. folder.Entries().Where(entry => File.Exists(folder.File(entry)))];
        Assert.That(files, Is.EqualTo(new[]
        {
            "plugins/nuRec/generatedSchema.usda", "plugins/nuRec/plugInfo.json", "plugins/nuRec/schema.usda",
            "plugins/particleField/generatedSchema.usda", "plugins/particleField/plugInfo.json", "plugins/particleField/schema.usda",
            "plugins/plugInfo.json",
        }));
        foreach (string file in files) Assert.That(File.ReadAllBytes(folder.File(file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(Fixtures.Root, "schemas", file["plugins/".Length..]))), file);
        Assert.That(run.Output, Does.Contain($"PXR_PLUGINPATH_NAME={folder.File("plugins")}"));
    }

    [Test]
    public void Existing_files_are_kept_unless_told_otherwise()
    {
        using var folder = new CliFolder();
        Directory.CreateDirectory(folder.File("nuRec"));
        File.WriteAllText(folder.File("nuRec/plugInfo.json"), "mine");

        CliRun.InProcess("schemas", "--output", folder.Path).Failed(3, "nuRec/plugInfo.json", "exists already", "--overwrite");
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "nuRec", "nuRec/plugInfo.json" }));

        CliRun.InProcess("schemas", "--output", folder.Path, "--overwrite", "--quiet").Succeeded();
        Assert.That(File.ReadAllText(folder.File("nuRec/plugInfo.json")), Does.Contain("OmniNuRecFieldAsset"));
    }

    [Test]
    public void When_one_file_cannot_be_written_none_is()
    {
        using var folder = new CliFolder();
        Directory.CreateDirectory(folder.File("plugins/plugInfo.json"));

        CliRun.InProcess("schemas", "--output", folder.File("plugins"), "--overwrite").Failed(3, "plugInfo.json", "found a folder");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "plugins", "plugins/plugInfo.json" }));
    }

    [Test]
    public void A_folder_without_a_name_is_refused()
    {
        using var folder = new CliFolder();

        folder.Run("schemas", "--output", "").Failed(2, "expected the path of a folder");

        Assert.That(folder.Entries(), Is.Empty);
    }
}
