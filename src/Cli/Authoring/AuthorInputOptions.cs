using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.SplatFormats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> that name its inputs.</summary>
internal sealed class AuthorInputOptions : IAuthorOptions
{
    private readonly Option<string> checkpoint = new("--ckpt") { Description = "The input, which must be a PyTorch checkpoint.", HelpName = "FILE" };
    private readonly Option<string> ply = new("--ply") { Description = "The input, which must be a PLY.", HelpName = "FILE" };

    /// <summary>The input of which the content decides what it is.</summary>
    internal Argument<string?> File { get; } = new("file")
    {
        Description = "A PyTorch checkpoint or a 3DGS PLY; its content decides which.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public IEnumerable<Option> All => [checkpoint, ply];

    public void Check(CommandResult result)
    {
        int inputs = (result.GetValue(File) is null ? 0 : 1) + (result.GetResult(checkpoint) is null ? 0 : 1) + (result.GetResult(ply) is null ? 0 : 1);
        if (inputs != 1) result.AddError("expected one input: FILE, --ckpt FILE or --ply FILE");
    }

    /// <summary>Opens the inputs.</summary>
    internal AuthorInputs Open(ParseResult parsed)
    {
        var inputs = new AuthorInputs();
        if (parsed.GetValue(checkpoint) is { } checkpointPath) inputs.Add(new SceneInput(SplatFile.Open(checkpointPath, "checkpoint")));
        else if (parsed.GetValue(ply) is { } plyPath) inputs.Add(new SceneInput(SplatFile.Open(plyPath, "ply")));
        else inputs.Add(new SceneInput(SplatFile.Open(parsed.GetValue(File)!)));
        return inputs;
    }
}
