using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Where everything in a file lies, checked against its length.</summary>
/// <param name="FormatVersion">1 or 2.</param>
/// <param name="SplatCount">Number of records.</param>
/// <param name="RecordsOffset">The first record.</param>
/// <param name="TimeModel">The header's; null in format version 1.</param>
/// <param name="Cutoff">The least weight that is seen, in (0, 1).</param>
/// <param name="FrameCount">Frames of labels that change; 0 when the header says none.</param>
/// <param name="DeltaSegmentLength">As META says; for information.</param>
/// <param name="Sections">The whole table, as stored.</param>
/// <param name="Bands">The bands of spherical harmonics, from 1 on.</param>
/// <param name="TransformOffset">The transform of output space COLMAP, or null.</param>
internal sealed record Splat4dStructure(
    int FormatVersion,
    long SplatCount,
    long RecordsOffset,
    Splat4dTimeModel? TimeModel,
    float Cutoff,
    int FrameCount,
    uint DeltaSegmentLength,
    IReadOnlyList<Splat4dSection> Sections,
    IReadOnlyList<Splat4dBand> Bands,
    long? TransformOffset);

/// <summary>A band of spherical harmonics.</summary>
internal sealed record Splat4dBand(
    int Number,
    int Count,
    ShCentroidsType CentroidsType,
    Splat4dLabelsEncoding Encoding,
    long CentroidsOffset,
    IReadOnlyList<Splat4dLabelRun> Runs)
{
    internal long CentroidsBytes => (long)Count * ShPalette.EntryFloats(Number) * ShPalette.ScalarBytes(CentroidsType);

    /// <summary>The run that a frame belongs to.</summary>
    internal Splat4dLabelRun RunOf(int frame)
    {
        int low = 0;
        for (int high = Runs.Count; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (Runs[middle].StartFrame <= frame) low = middle;
            else high = middle;
        }

        return Runs[low];
    }
}

/// <summary>The labels of a run of frames; static labels are one run without deltas, of length 0.</summary>
internal readonly record struct Splat4dLabelRun(int StartFrame, int FrameCount, long LabelsOffset, long DeltaOffset, long DeltaLength);
