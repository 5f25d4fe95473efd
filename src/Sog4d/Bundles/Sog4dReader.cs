using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Reads <c>.sog4d</c> bundles frame by frame. Images are decoded when a frame's columns are asked for.</summary>
/// <remarks>
/// <c>meta.json</c> and the presence of all files are checked when the bundle is opened, by the rules of
/// <see cref="Sog4dValidator"/>; what images hold is checked as they are decoded. Peak memory is that of the frames that are
/// held. Legacy forms are read, with a warning. All members may be called from several threads at once.
/// </remarks>
public sealed class Sog4dReader : IDisposable
{
    private Sog4dReader(Sog4dArchive archive)
    {
        Archive = archive;
        Meta = MetaParser.Read(archive);
        var sink = new IssueSink(new AssetLocation(archive.Name), throws: true);
        new MetaRules(Meta, archive, sink, tolerant: true).Run();
        Warnings = [.. sink.Issues.Select(i => i.ToString())];
        Timeline = Meta.TimeMapping!.Type == "explicit" ? new Sog4dTimeline(Meta.TimeMapping.FrameTimesNormalized!) : new Sog4dTimeline(Meta.FrameCount);
        Images = new DataImages(archive, Meta);
        Tables = new FrameTables(archive, Meta);
        Tracks = [.. Tables.Slots.Select(slot => new LabelTrack(Images, slot))];
    }

    /// <summary>The name to use in messages, usually the file's path.</summary>
    public string Name => Archive.Name;

    /// <summary>What <c>meta.json</c> says; checked.</summary>
    public Sog4dMeta Meta { get; }

    /// <summary>The files. Disposed with the reader.</summary>
    public Sog4dArchive Archive { get; }

    /// <summary>Number of frames, at least 1.</summary>
    public int FrameCount => Meta.FrameCount;

    /// <summary>Number of splats, the same in every frame; splat i of one frame is splat i of another.</summary>
    public int SplatCount => Meta.SplatCount;

    /// <summary>Degree of the spherical harmonics, 0 to 3.</summary>
    public int ShDegree => Meta.Streams!.Sh!.Bands;

    /// <summary>When the frames are.</summary>
    public Sog4dTimeline Timeline { get; }

    /// <summary>What was odd, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    internal DataImages Images { get; }

    /// <summary>What all frames share.</summary>
    internal FrameTables Tables { get; }

    /// <summary>The labels of each palette, in the order of bands.</summary>
    internal LabelTrack[] Tracks { get; }

    /// <summary>Opens a bundle from a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="AssetFormatException">The file breaks a rule of the format.</exception>
    /// <exception cref="AssetUnsupportedException">The file holds something that is not read, such as a SuperSplat4D bundle.</exception>
    public static Sog4dReader Open(string path) => Open(new MappedByteSource(path));

    /// <summary>Opens a bundle.</summary>
    /// <param name="bytes">Owned by the reader, or disposed when this method throws.</param>
    /// <exception cref="AssetFormatException">The bytes break a rule of the format.</exception>
    /// <exception cref="AssetUnsupportedException">The bytes hold something that is not read, such as a SuperSplat4D bundle.</exception>
    public static Sog4dReader Open(IByteSource bytes)
    {
        Sog4dArchive archive = Sog4dArchive.Open(bytes);
        try
        {
            return new Sog4dReader(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Whether the bytes are a ZIP archive with a <c>meta.json</c> that names a <c>.sog4d</c> bundle or has its streams.</summary>
    /// <param name="bytes">Not disposed.</param>
    public static bool Sniff(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            using var archive = Sog4dArchive.Open(new SubByteSource(bytes, bytes.Name, 0, bytes.Length));
            Sog4dMeta meta = MetaParser.Read(archive);
            return meta.Streams is not null || string.Equals(meta.Format, Sog4dMeta.CanonicalFormat, StringComparison.OrdinalIgnoreCase);
        }
        catch (AssetException error)
        {
            return error.Code == BundleCodes.MetaNamesake;
        }
    }

    /// <summary>One frame as a cloud.</summary>
    /// <param name="frame">Its index, from 0.</param>
    /// <returns>
    /// A cloud without motion whose columns follow <see cref="SplatColumn"/>: opacities come from eight bits and stay
    /// 1e-6 away from 0 and 1, rotations are of unit length with w not negative. It must not outlive the reader. Reading a
    /// column throws an <see cref="AssetException"/> when its images are damaged.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ISplatSource OpenFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, FrameCount);
        return Frame(frame);
    }

    /// <summary>The cloud at an instant, blended from the two frames around it as the player does.</summary>
    /// <param name="time">Normalised time; clamped to 0 to 1.</param>
    /// <returns>
    /// As of <see cref="OpenFrame"/>. Positions, coefficients and the logarithms of scales are blended evenly, rotations by
    /// the shorter way, and opacities themselves rather than their logits; those below 1/255 count as 0.
    /// </returns>
    public ISplatSource OpenInstant(float time)
    {
        Sog4dFramePair pair = Timeline.At(time);
        if (pair.Amount == 0 || pair.First == pair.Second) return Frame(pair.First);
        return new BundleInstant(FormattableString.Invariant($"{Name}[time {time}]"), Frame(pair.First), Frame(pair.Second), pair.Amount);
    }

    /// <summary>Closes the bundle.</summary>
    public void Dispose()
    {
        foreach (LabelTrack track in Tracks) track.Dispose();
        Archive.Dispose();
    }

    private BundleFrame Frame(int frame) => new(Name, Meta, Tables, Images, Tracks, frame);
}
