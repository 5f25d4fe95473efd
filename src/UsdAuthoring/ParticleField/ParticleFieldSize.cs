using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>How many bytes ParticleField arrays take. Source: the ParticleField description, sections 3.2 and 8.</summary>
internal static class ParticleFieldSize
{
    /// <summary>Bytes of a layer without splats and of its package, at most.</summary>
    internal const long BytesPerLayer = 8 << 10;

    /// <summary>Bytes of a frame without splats, at most: a prim or a layer of clips and its ZIP headers, less for a time sample.</summary>
    internal const long BytesPerFrame = 3 << 10;

    /// <summary>Bytes a splat in all layers, at most: knots may save some.</summary>
    internal static long BytesPerSplat(ISplatSource cloud, ParticleFieldOptions options, ParticleTimeline? frames)
    {
        int geometry = options.Half == HalfPrecision.All ? sizeof(ushort) : sizeof(float);
        int feature = options.Half == HalfPrecision.None ? sizeof(float) : sizeof(ushort);
        int degree = Math.Min(options.ShDegree ?? 3, cloud.Schema.ShDegree);
        long position = 3L * geometry, opacity = feature;
        long harmonics = 3 * (SphericalHarmonics.RestCount(degree) + 1) * feature;
        long bytes = position + (7 * geometry) + opacity + harmonics;
        if (frames is null) return bytes;
        int clips = (frames.Frames / options.FramesPerClip) + 1, sets = HarmonicTimes.Sets(cloud, frames);
        if (sets > 1) bytes += (sets + (options.Animation == ParticleAnimation.Clips ? 2 * clips : 0)) * harmonics;
        if (options.KeepTrained) bytes += TrainedForm.FloatsPerSplat * sizeof(float);
        return bytes + (options.Animation switch
        {
            ParticleAnimation.Samples => position + (frames.Frames * opacity),
            ParticleAnimation.Prims => frames.Frames * (position + opacity),
            _ => (clips * ((2 * position) + opacity)) + (frames.Frames * opacity),
        });
    }
}
