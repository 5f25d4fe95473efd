using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.SplatFormats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> that name its inputs.</summary>
internal sealed class AuthorInputOptions : IAuthorOptions
{
    private static readonly string[] Keys = ["translate", "rotate", "scale", "name"];

    private readonly Option<string> checkpoint = new("--ckpt") { Description = "The input, which must be a PyTorch checkpoint.", HelpName = "FILE" };
    private readonly Option<string> ply = new("--ply") { Description = "The input, which must be a PLY.", HelpName = "FILE" };

    private readonly Option<string[]> add = new("--add")
    {
        Description = "A further input, with its place in stage axes and its name; may be given several times. The prims are named after the files, or as said.",
        HelpName = "FILE[,translate=X,Y,Z][,rotate=X,Y,Z][,scale=S][,name=N]",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The input of which the content decides what it is.</summary>
    internal Argument<string?> File { get; } = new("file")
    {
        Description = "A PyTorch checkpoint or a 3DGS PLY; its content decides which.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public IEnumerable<Option> All => [checkpoint, ply, add];

    public void Check(CommandResult result)
    {
        int inputs = (result.GetValue(File) is null ? 0 : 1) + (result.GetResult(checkpoint) is null ? 0 : 1) + (result.GetResult(ply) is null ? 0 : 1);
        if (inputs != 1) result.AddError("expected one input: FILE, --ckpt FILE or --ply FILE");
    }

    /// <summary>Opens the inputs; the caller disposes them.</summary>
    /// <exception cref="ArgumentException">What an --add says is wrong.</exception>
    internal AuthorInputs Open(ParseResult parsed)
    {
        (string Path, SceneInputPlace Place)[] added = [.. (parsed.GetValue(add) ?? []).Select(Parse)];
        var inputs = new AuthorInputs();
        try
        {
            if (parsed.GetValue(checkpoint) is { } checkpointPath) inputs.Add(new SceneInput(SplatFile.Open(checkpointPath, "checkpoint")));
            else if (parsed.GetValue(ply) is { } plyPath) inputs.Add(new SceneInput(SplatFile.Open(plyPath, "ply")));
            else inputs.Add(new SceneInput(SplatFile.Open(parsed.GetValue(File)!)));
            foreach ((string path, SceneInputPlace place) in added) inputs.Add(new SceneInput(SplatFile.Open(path)) { Name = place.Name, Transform = place.Transform });
            return inputs;
        }
        catch
        {
            inputs.Dispose();
            throw;
        }
    }

    private static (string Path, SceneInputPlace Place) Parse(string text)
    {
        try
        {
            Dictionary<string, string> settings = TransformText.Settings(text, Keys, out string path);
            string? name = settings.GetValueOrDefault("name");
            if (path.Length == 0 || name is "") throw new ArgumentException($"expected a file{(name is "" ? " and its name" : "")}, found '{text}'");
            return (path, new SceneInputPlace(name, TransformText.Of(settings)));
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"--add: {error.Message}", error);
        }
    }
}
