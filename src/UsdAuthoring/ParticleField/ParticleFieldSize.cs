using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>How many bytes ParticleField arrays take. Source: the ParticleField description, sections 3.2 and 8.</summary>
internal static class ParticleFieldSize
{
    /// <summary>Bytes a splat in all layers, at most: knots may save some.</summary>
    internal static long BytesPerSplat(SplatSchema schema, ParticleFieldOptions options, ParticleTimeline? frames)
    {
        int geometry = options.Half == HalfPrecision.All ? sizeof(ushort) : sizeof(float);
        int feature = options.Half == HalfPrecision.None ? sizeof(float) : sizeof(ushort);
        int degree = Math.Min(options.ShDegree ?? 3, schema.ShDegree);
        long position = 3L * geometry, opacity = feature;
        long bytes = position + (7 * geometry) + opacity + (3 * (SphericalHarmonics.RestCount(degree) + 1) * feature);
        if (frames is null) return bytes;
        if (options.KeepTrained) bytes += TrainedForm.FloatsPerSplat * sizeof(float);
        return bytes + (options.Animation switch
        {
            ParticleAnimation.Samples => position + (frames.Frames * opacity),
            ParticleAnimation.Prims => frames.Frames * (position + opacity),
            _ => (((frames.Frames / options.FramesPerClip) + 1) * ((2 * position) + opacity)) + (frames.Frames * opacity),
        });
    }
}
