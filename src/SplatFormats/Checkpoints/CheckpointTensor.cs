namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>One tensor of a checkpoint, as its pickle describes it.</summary>
/// <param name="Path">Its keys from the top, joined by dots: <c>splats.means</c>.</param>
/// <param name="Dtype">Element type as PyTorch prints it, such as <c>float32</c>; a class name when it is one that is not read.</param>
/// <param name="Shape">Sizes of its axes; empty for a scalar.</param>
/// <param name="Strides">Elements from one index of an axis to the next; 0 repeats.</param>
/// <param name="Offset">First element in its storage.</param>
/// <param name="Bytes">Bytes of its elements when dense; 0 when the element type is not read.</param>
/// <param name="Storage">The storage's entry or key; empty for arrays in the pickle itself.</param>
/// <param name="SharedWith">The path of the first tensor in the same storage, or null when this is the first.</param>
public sealed record CheckpointTensor(
    string Path,
    string Dtype,
    IReadOnlyList<long> Shape,
    IReadOnlyList<long> Strides,
    long Offset,
    long Bytes,
    string Storage,
    string? SharedWith);
