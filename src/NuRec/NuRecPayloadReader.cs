using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.NuRec;

/// <summary>Opens NuRec payloads of all known exporters.</summary>
public static class NuRecPayloadReader
{
    /// <summary>Opens a payload: checks it and finds its tensors, which are then read on demand.</summary>
    /// <param name="bytes">
    /// A <c>.nurec</c> file or package member: one gzip member, or plain MessagePack. Owned by the returned payload, or
    /// disposed when this method throws.
    /// </param>
    /// <returns>The payload. One that is stored, as exporters write, is read in place; a compressed one is held in memory.</returns>
    /// <exception cref="AssetFormatException">The bytes are damaged, or their tensors contradict each other.</exception>
    /// <exception cref="AssetUnsupportedException">An unknown activation, a degree beyond 3, or more data than memory holds.</exception>
    public static NuRecPayload Open(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
            return new NuRecPayload(bytes, NuRecContainer.Open(bytes, Math.Min(memory, uint.MaxValue)));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
