using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on ParticleField prims, which <see cref="AuthorFormatOptions"/> makes.</summary>
internal sealed class AuthorParticleFieldOptions
{
    private readonly Option<string?> half = ChoiceOption.Of("--half", "ParticleField: store 16 bits a number for opacities and spherical harmonics (features), or for positions, rotations and scales too (all). Default none.", "none", "features", "all");
    private readonly Option<string?> colorSpace = new("--color-space") { Description = "ParticleField: the colour space of the radiance, by OpenUSD's names. Default srgb_rec709_scene, as splats are trained.", HelpName = "NAME" };
    private readonly Option<string?> sorting = ChoiceOption.Of("--sorting", "ParticleField: how renderers should sort. Default cameraDistance.", [.. ParticleFieldNames.SortingModes]);
    private readonly Option<string?> projection = ChoiceOption.Of("--projection", "ParticleField: how renderers should project. Default perspective.", [.. ParticleFieldNames.ProjectionModes]);
    private readonly Option<string?> animation = ChoiceOption.Of("--animation", "ParticleField with --frames: time samples on one prim, one prim a frame, or value clips in layers of their own. Default samples.", "samples", "prims", "clips");
    private readonly Option<string?> opacitySamples = ChoiceOption.Of("--opacity-samples", "ParticleField with time samples: sample opacities at every frame, or only at the frames where some splat's fading bends. Default frames.", "frames", "knots");
    private readonly Option<int?> clipFrames = NumberOption.Optional<int>("--clip-frames", "ParticleField with value clips: frames a layer. Default 10.", "N", minimum: 1);
    private readonly Option<bool> noParametric = new("--no-parametric") { Description = "ParticleField with --frames: leave out the custom attributes that keep the 4D splats as they were trained, for the way back." };

    internal IEnumerable<Option> All => [half, colorSpace, sorting, projection, animation, opacitySamples, clipFrames, noParametric];

    /// <summary>Reports options that contradict one another.</summary>
    /// <param name="result">What was parsed.</param>
    /// <param name="isWritten">Whether ParticleField prims are written at all.</param>
    /// <param name="hasFrames">Whether a 4D cloud becomes frames.</param>
    internal void Check(CommandResult result, bool isWritten, bool hasFrames)
    {
        foreach (Option option in All.Where(o => result.GetResult(o) is not null))
        {
            if (!isWritten) result.AddError($"{option.Name} needs --format particlefield or both");
            else if (!hasFrames && (option == animation || option == opacitySamples || option == clipFrames || option == noParametric)) result.AddError($"{option.Name} needs --frames");
        }

        string? how = result.GetValue(animation);
        if (result.GetResult(opacitySamples) is not null && how is "prims" or "clips") result.AddError("--opacity-samples needs --animation samples");
        if (result.GetResult(clipFrames) is not null && how != "clips") result.AddError("--clip-frames needs --animation clips");
    }

    /// <summary>Whether some attributes have 16 bits a number.</summary>
    internal bool HasHalves(CommandResult result) => result.GetValue(half) is "features" or "all";

    /// <summary>What the command line says of ParticleField prims.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="shDegree">The highest degree to keep, or null.</param>
    internal ParticleFieldFormat Format(ParseResult parsed, int? shDegree)
    {
        var fallback = new ParticleFieldOptions();
        return new ParticleFieldFormat(fallback with
        {
            Half = parsed.GetValue(half) switch { "features" => HalfPrecision.Features, "all" => HalfPrecision.All, _ => HalfPrecision.None },
            ShDegree = shDegree,
            ColorSpace = parsed.GetValue(colorSpace) ?? fallback.ColorSpace,
            Sorting = parsed.GetValue(sorting) ?? fallback.Sorting,
            Projection = parsed.GetValue(projection) ?? fallback.Projection,
            Animation = parsed.GetValue(animation) switch { "prims" => ParticleAnimation.Prims, "clips" => ParticleAnimation.Clips, _ => ParticleAnimation.Samples },
            OpacitySamples = parsed.GetValue(opacitySamples) == "knots" ? OpacitySampling.Knots : OpacitySampling.Frames,
            FramesPerClip = parsed.GetValue(clipFrames) ?? fallback.FramesPerClip,
            KeepTrained = !parsed.GetValue(noParametric),
        });
    }
}
