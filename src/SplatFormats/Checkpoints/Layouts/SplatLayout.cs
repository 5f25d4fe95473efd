using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>Which values of a checkpoint are the splats.</summary>
/// <param name="Trainer">Whose layout it is.</param>
/// <param name="Keys">The names of the attributes in <paramref name="Splats"/>.</param>
/// <param name="Splats">The dictionary of the attributes, with prefixes stripped.</param>
/// <param name="Path">The path of that dictionary with a trailing dot, for messages.</param>
/// <param name="Top">The dictionary at the top of the file, for flags.</param>
internal sealed record SplatLayout(CheckpointTrainer Trainer, SplatKeys Keys, PickleMap Splats, string Path, PickleMap Top);
