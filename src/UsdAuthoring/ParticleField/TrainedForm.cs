using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.ParticleField.Columns;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Keeps a 4D cloud as it was trained in custom attributes, beside the arrays that renderers read.</summary>
/// <remarks>
/// Every column but the spherical harmonics, which renderers read as trained already, is there with its bits: centres at the
/// splats' own times, velocities, times, log durations, logits, log scales and rotations. So the cloud can be had back bit by bit,
/// with 16-bit features all but its harmonics. Time sigmas follow from the log durations; they are for tools that know only them.
/// </remarks>
internal static class TrainedForm
{
    /// <summary>The value of <see cref="ParticleFieldNames.TimeModel"/>: a Gaussian of normalised time.</summary>
    internal const string Gaussian = "gaussian";

    /// <summary>Numbers a splat in the attributes.</summary>
    internal const int FloatsPerSplat = 17;

    internal static void Author(UsdPrim prim, ISplatSource cloud, ParticleTimeline timeline, ParticleFieldOptions options)
    {
        Custom(prim, ParticleFieldNames.TimeModel, SdfValueTypeNames.Token, new TfToken(Gaussian));
        Custom(prim, ParticleFieldNames.Frames, SdfValueTypeNames.Int, timeline.Frames);
        Column(prim, ParticleFieldNames.TimePositions, SdfValueTypeNames.Float3Array, new SplatNumbers(cloud, SplatColumn.Positions));
        Column(prim, ParticleFieldNames.Velocities, SdfValueTypeNames.Float3Array, new SplatNumbers(cloud, SplatColumn.Velocities));
        Column(prim, ParticleFieldNames.TimeCenters, SdfValueTypeNames.FloatArray, new SplatNumbers(cloud, SplatColumn.Times));
        Column(prim, ParticleFieldNames.TimeSigmas, SdfValueTypeNames.FloatArray, new SplatNumbers(cloud, SplatColumn.LogDurations, values =>
        {
            SplatActivations.ToScales(values);
            System.Numerics.Tensors.TensorPrimitives.Max(values, options.MinSigma, values);
        }));
        Column(prim, ParticleFieldNames.LogDurations, SdfValueTypeNames.FloatArray, new SplatNumbers(cloud, SplatColumn.LogDurations));
        Column(prim, ParticleFieldNames.OpacityLogits, SdfValueTypeNames.FloatArray, new SplatNumbers(cloud, SplatColumn.OpacityLogits));
        Column(prim, ParticleFieldNames.LogScales, SdfValueTypeNames.Float3Array, new SplatNumbers(cloud, SplatColumn.LogScales));
        Column(prim, ParticleFieldNames.Rotations, SdfValueTypeNames.QuatfArray, new SplatNumbers(cloud, SplatColumn.RotationsXyzw));
    }

    private static void Column(UsdPrim prim, string name, SdfValueTypeName type, IBulkColumn column) =>
        Custom(prim, name, type, BulkArrays.Value(column, half: false));

    private static void Custom(UsdPrim prim, string name, SdfValueTypeName type, VtValue value) =>
        prim.CreateAttribute(new TfToken(name), type).Set(value);
}
