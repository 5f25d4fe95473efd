using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Reads the splats of ParticleField prims, in the prims' own space.</summary>
internal static class ParticleFieldReader
{
    /// <summary>Opens the splats of a prim.</summary>
    /// <param name="prim">A ParticleField prim.</param>
    /// <param name="values">Values at the time that is read.</param>
    /// <param name="withMotion">Whether to read the motion that custom attributes keep.</param>
    /// <param name="warnings">Takes what had to be assumed or left out.</param>
    internal static ISplatSource Open(UsdPrim prim, StageValues values, bool withMotion, List<string> warnings)
    {
        var arrays = new ParticleFieldArrays(prim, values, warnings);
        var still = new LinearSplatSource(new ParticleFieldSource(prim.GetPath().ToString(), arrays), opacities: true, scales: true);
        if (!withMotion || OwnerOfMotion(prim, values) is not { } owner) return still;
        string model = values.Token(owner, ParticleFieldNames.TimeModel)!;
        if (model == TrainedForm.Gaussian && TrainedFieldSource.TryOpen(still, arrays, owner) is { } moving) return moving;
        warnings.Add(model == TrainedForm.Gaussian
            ? $"<{prim.GetPath()}> states a motion, but has no velocities, times and deviations for all its splats; it is read as still"
            : $"<{prim.GetPath()}> moves by the model '{model}', of which '{TrainedForm.Gaussian}' is read; it is read as still");
        return still;
    }

    /// <summary>The prim that states a motion: this one, or the one above it where each frame has a prim, of which the default values show one.</summary>
    private static UsdPrim? OwnerOfMotion(UsdPrim prim, StageValues values) =>
        ((UsdPrim[])[prim, prim.GetParent()]).FirstOrDefault(candidate => candidate.IsValid() && !candidate.IsPseudoRoot() && values.Token(candidate, ParticleFieldNames.TimeModel) is not null);
}
