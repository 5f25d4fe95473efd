using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.ParticleField.Columns;
using static UsdGsplat.UsdAuthoring.ParticleField.ParticleFieldNames;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>The arrays of one cloud as ParticleField has them, activated. None of them is in memory.</summary>
/// <param name="cloud">Finite splats, with valid rotations; still or 4D.</param>
/// <param name="options">Precision and degree.</param>
internal sealed class ParticleArrays(ISplatSource cloud, ParticleFieldOptions options)
{
    /// <summary>Scales of 0 become this, whose square is still a normal float, since renderers divide by it.</summary>
    internal const float SmallestScale = 1e-18f;

    private const float SmallestHalfScale = 5.9604645e-8f;

    /// <summary>Degree of the spherical harmonics as stored.</summary>
    internal int ShDegree { get; } = Math.Min(options.ShDegree ?? 3, cloud.Schema.ShDegree);

    private bool HalfGeometry => options.Half == HalfPrecision.All;

    private bool HalfFeatures => options.Half != HalfPrecision.None;

    /// <summary>Centres of a 4D cloud at a time, or of a still one.</summary>
    internal ParticleArray PositionsAt(double? time) => Geometry(Positions, SdfValueTypeNames.Point3fArray, SdfValueTypeNames.Point3hArray, PositionNumbers(time));

    internal ParticleArray Orientations() => Geometry(ParticleFieldNames.Orientations, SdfValueTypeNames.QuatfArray, SdfValueTypeNames.QuathArray, OrientationNumbers());

    internal ParticleArray Scales() => Geometry(ParticleFieldNames.Scales, SdfValueTypeNames.Float3Array, SdfValueTypeNames.Half3Array, ScaleNumbers());

    /// <summary>Opacities of a 4D cloud at a time, or of a still one.</summary>
    internal ParticleArray OpacitiesAt(double? time) => Feature(Opacities, SdfValueTypeNames.FloatArray, SdfValueTypeNames.HalfArray, OpacityNumbers(time));

    /// <summary>Spherical harmonics; of a cloud whose harmonics change, those of a frame of it.</summary>
    internal ParticleArray Harmonics(int shFrame = 0) => Feature(
        ShCoefficients,
        SdfValueTypeNames.Float3Array,
        SdfValueTypeNames.Half3Array,
        new ShNumbers(cloud is IShFrameSource frames && shFrame > 0 ? frames.AtShFrame(shFrame) : cloud, ShDegree));

    /// <summary>Spherical harmonics between two sets, by linear interpolation, as readers have them between time samples.</summary>
    /// <param name="set">The set, 0 to the last; need not be whole.</param>
    internal ParticleArray HarmonicsAt(double set)
    {
        int before = (int)set;
        if (set == before || cloud is not IShFrameSource frames) return Harmonics(before);
        var blended = new BlendedShSource(frames.AtShFrame(before), frames.AtShFrame(before + 1), (float)(set - before));
        return Feature(ShCoefficients, SdfValueTypeNames.Float3Array, SdfValueTypeNames.Half3Array, new ShNumbers(blended, ShDegree));
    }

    /// <summary>The bounds of the ellipsoids as they are stored, at a time.</summary>
    internal ParticleBounds BoundsAt(double? time, CancellationToken cancellation) =>
        ParticleBounds.Measure(PositionNumbers(time), ScaleNumbers(), OrientationNumbers(), HalfGeometry, cancellation);

    private IBulkColumn PositionNumbers(double? time) =>
        new SplatNumbers(time is { } t && cloud.Schema.HasMotion ? new InstantSplatSource(cloud, t, options.MinSigma) : cloud, SplatColumn.Positions);

    private SplatNumbers OrientationNumbers() => new(cloud, SplatColumn.RotationsXyzw, SplatActivations.ToUnitRotations);

    private SplatNumbers ScaleNumbers()
    {
        float smallest = HalfGeometry ? SmallestHalfScale : SmallestScale;
        return new SplatNumbers(cloud, SplatColumn.LogScales, values =>
        {
            SplatActivations.ToScales(values);
            System.Numerics.Tensors.TensorPrimitives.Max(values, smallest, values);
        });
    }

    private IBulkColumn OpacityNumbers(double? time) => time is { } t && cloud.Schema.HasMotion
        ? new FadedOpacities(cloud, t, options.MinSigma)
        : new SplatNumbers(cloud, SplatColumn.OpacityLogits, SplatActivations.ToOpacities);

    private ParticleArray Geometry(string name, SdfValueTypeName type, SdfValueTypeName halfType, IBulkColumn column) => Array(name, type, halfType, column, HalfGeometry);

    private ParticleArray Feature(string name, SdfValueTypeName type, SdfValueTypeName halfType, IBulkColumn column) => Array(name, type, halfType, column, HalfFeatures);

    private ParticleArray Array(string name, SdfValueTypeName type, SdfValueTypeName halfType, IBulkColumn column, bool half) =>
        new(half ? name + HalfSuffix : name, half ? halfType : type, BulkArrays.Value(column, half, options.Kernels));
}
