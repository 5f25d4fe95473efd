namespace pxr;

/// <summary>A list of collections.</summary>
public sealed class UsdCollectionAPIVector : StdVector<UsdCollectionAPI>
{
    /// <summary>An empty list.</summary>
    public UsdCollectionAPIVector()
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdCollectionAPIVector(IEnumerable<UsdCollectionAPI> c)
        : base(c)
    {
    }
}
