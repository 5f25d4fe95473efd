namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>How a checkpoint's file is built.</summary>
public enum CheckpointContainerKind
{
    /// <summary>A ZIP archive with a pickle and one entry a storage; PyTorch 1.6 and later.</summary>
    Zip,

    /// <summary>Five pickles and then the storages, before PyTorch 1.6.</summary>
    LegacyStream,

    /// <summary>One pickle alone, whose arrays are numpy's.</summary>
    PlainPickle,
}
