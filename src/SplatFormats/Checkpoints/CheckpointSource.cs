using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Layouts;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>The splats of one checkpoint, read from its file as they are asked for.</summary>
internal sealed class CheckpointSource(
    IByteSource bytes, SplatSchema schema, IReadOnlyList<string> warnings, ICheckpointColumn?[] columns, bool ownsBytes) : ISplatSource
{
    public string Name => bytes.Name;

    public SplatSchema Schema => schema;

    public IReadOnlyList<string> Warnings => warnings;

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        if (SplatRange.Check(schema, column, first, into.Length) > 0) columns[(int)column]!.Read(first, into);
    }

    /// <summary>The same splats with one column of another origin. It must not outlive this source.</summary>
    internal CheckpointSource With(SplatColumn column, ICheckpointColumn reader)
    {
        ICheckpointColumn?[] others = [.. columns];
        others[(int)column] = reader;
        return new CheckpointSource(bytes, schema, warnings, others, ownsBytes: false);
    }

    public void Dispose()
    {
        if (ownsBytes) bytes.Dispose();
    }
}
