using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Containers;
using UsdGsplat.SplatFormats.Checkpoints.Layouts;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>Checkpoints of PyTorch trainers: FreeTimeGS, gsplat, splatfacto, 3DGRUT, fVDB and the original implementation.</summary>
/// <remarks>
/// The pickle inside is data here: nothing in it is executed. Only the splats' own storages are read, and only by the
/// ranges that are asked for. A file <c>ckpt_STEP_rankR.pt</c> stands for all ranks of its step, in rank order.
/// </remarks>
public sealed class CheckpointFormat : ISplatFormat
{
    /// <inheritdoc/>
    public string Id => "checkpoint";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".pt", ".pth", ".ckpt"];

    /// <inheritdoc/>
    public bool Sniff(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length > 1 && ContainerSniffer.Knows(bytes);
    }

    /// <inheritdoc/>
    public ISplatSource Open(IByteSource bytes) => Open(bytes, CheckpointReadOptions.Default);

    /// <summary>Opens a checkpoint lazily.</summary>
    /// <param name="bytes">Owned by the returned source, or disposed when this method throws. A mapped file's siblings of other ranks are opened with it.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>The splats; an <see cref="IShFrameSource"/> when the higher coefficients change over time.</returns>
    /// <exception cref="Codecs.AssetFormatException">The file is damaged, hostile, or its tensors do not fit one another.</exception>
    /// <exception cref="Codecs.AssetUnsupportedException">The file is of a variant that is not read.</exception>
    public static ISplatSource Open(IByteSource bytes, CheckpointReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(options);
        if (bytes is not MappedByteSource || !CheckpointRanks.IsOne(bytes.Name)) return OpenOne(bytes, options);
        bytes.Dispose();
        IReadOnlyList<string> ranks = CheckpointRanks.Siblings(bytes.Name);
        return CheckpointRanks.Open(bytes.Name, ranks, path => OpenOne(new MappedByteSource(path), options));
    }

    private static ISplatSource OpenOne(IByteSource bytes, CheckpointReadOptions options)
    {
        try
        {
            CheckpointContainer container = ContainerSniffer.Open(bytes, options);
            SplatLayout? layout = LayoutDetector.Detect(container.Root);
            if (layout is null) LayoutGuard.RefuseUnknown(container.Root, container.OpaqueClasses, container.File);
            LayoutGuard.Check(layout, container.File);
            return SplatBuilder.Build(container, layout, options);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
