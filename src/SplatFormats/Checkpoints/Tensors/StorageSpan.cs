using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>Where the bytes of a storage lie.</summary>
/// <param name="Source">The file, or memory where an entry was compressed. Not owned.</param>
/// <param name="Start">First byte of the storage.</param>
/// <param name="Length">Bytes.</param>
/// <param name="BigEndian">Whether elements are stored most significant byte first.</param>
internal readonly record struct StorageSpan(IByteSource Source, long Start, long Length, bool BigEndian);
