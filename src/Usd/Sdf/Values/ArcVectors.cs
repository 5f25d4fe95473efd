namespace pxr;

/// <summary>A list of references.</summary>
public sealed class StdReferenceVector : StdVector<SdfReference>
{
    /// <summary>An empty list.</summary>
    public StdReferenceVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public StdReferenceVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public StdReferenceVector(IEnumerable<SdfReference> c)
        : base(c)
    {
    }
}

/// <summary>A list of payloads.</summary>
public sealed class SdfPayloadVector : StdVector<SdfPayload>
{
    /// <summary>An empty list.</summary>
    public SdfPayloadVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public SdfPayloadVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfPayloadVector(IEnumerable<SdfPayload> c)
        : base(c)
    {
    }
}

/// <summary>A list of layer offsets.</summary>
public sealed class SdfLayerOffsetVector : StdVector<SdfLayerOffset>
{
    /// <summary>An empty list.</summary>
    public SdfLayerOffsetVector()
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfLayerOffsetVector(IEnumerable<SdfLayerOffset> c)
        : base(c)
    {
    }
}
