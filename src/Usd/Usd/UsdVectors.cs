namespace pxr;

/// <summary>A list of prims.</summary>
public sealed class UsdPrimVector : StdVector<UsdPrim>
{
    /// <summary>An empty list.</summary>
    public UsdPrimVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdPrimVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdPrimVector(IEnumerable<UsdPrim> c)
        : base(c)
    {
    }
}

/// <summary>A list of properties.</summary>
public sealed class UsdPropertyVector : StdVector<UsdProperty>
{
    /// <summary>An empty list.</summary>
    public UsdPropertyVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdPropertyVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdPropertyVector(IEnumerable<UsdProperty> c)
        : base(c)
    {
    }
}

/// <summary>A list of attributes.</summary>
public sealed class UsdAttributeVector : StdVector<UsdAttribute>
{
    /// <summary>An empty list.</summary>
    public UsdAttributeVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdAttributeVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdAttributeVector(IEnumerable<UsdAttribute> c)
        : base(c)
    {
    }
}

/// <summary>A list of attributes that are asked often.</summary>
public sealed class UsdAttributeQueryVector : StdVector<UsdAttributeQuery>
{
    /// <summary>An empty list.</summary>
    public UsdAttributeQueryVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdAttributeQueryVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdAttributeQueryVector(IEnumerable<UsdAttributeQuery> c)
        : base(c)
    {
    }
}

/// <summary>A list of relationships.</summary>
public sealed class UsdRelationshipVector : StdVector<UsdRelationship>
{
    /// <summary>An empty list.</summary>
    public UsdRelationshipVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdRelationshipVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdRelationshipVector(IEnumerable<UsdRelationship> c)
        : base(c)
    {
    }
}

/// <summary>A list of layers.</summary>
public sealed class SdfLayerHandleVector : StdVector<SdfLayerHandle>
{
    /// <summary>An empty list.</summary>
    public SdfLayerHandleVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public SdfLayerHandleVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfLayerHandleVector(IEnumerable<SdfLayerHandle> c)
        : base(c)
    {
    }
}

/// <summary>A list of times.</summary>
public sealed class UsdTimeCodeVector : StdVector<UsdTimeCode>
{
    /// <summary>An empty list.</summary>
    public UsdTimeCodeVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public UsdTimeCodeVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdTimeCodeVector(IEnumerable<UsdTimeCode> c)
        : base(c)
    {
    }
}

/// <summary>A list of property specs.</summary>
public sealed class SdfPropertySpecHandleVector : StdVector<SdfPropertySpecHandle>
{
    /// <summary>An empty list.</summary>
    public SdfPropertySpecHandleVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public SdfPropertySpecHandleVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfPropertySpecHandleVector(IEnumerable<SdfPropertySpecHandle> c)
        : base(c)
    {
    }
}

/// <summary>A list of prim specs.</summary>
public sealed class SdfPrimSpecHandleVector : StdVector<SdfPrimSpecHandle>
{
    /// <summary>An empty list.</summary>
    public SdfPrimSpecHandleVector()
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfPrimSpecHandleVector(IEnumerable<SdfPrimSpecHandle> c)
        : base(c)
    {
    }
}
