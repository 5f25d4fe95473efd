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
        if (!withMotion || values.Token(prim, ParticleFieldNames.TimeModel) is not { } model) return still;
        if (model == TrainedForm.Gaussian && TrainedFieldSource.TryOpen(still, arrays) is { } moving) return moving;
        warnings.Add(model == TrainedForm.Gaussian
            ? $"<{prim.GetPath()}> states a motion, but has no velocities, times and deviations for all its splats; it is read as still"
            : $"<{prim.GetPath()}> moves by the model '{model}', of which '{TrainedForm.Gaussian}' is read; it is read as still");
        return still;
    }
}
