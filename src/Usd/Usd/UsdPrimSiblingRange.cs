using System.Collections;

namespace pxr;

/// <summary>The children of a prim.</summary>
public sealed class UsdPrimSiblingRange : IEnumerable<UsdPrim>, IDisposable
{
    private readonly IEnumerable<UsdPrim> prims;

    /// <summary>No prims.</summary>
    public UsdPrimSiblingRange()
        : this([])
    {
    }

    internal UsdPrimSiblingRange(IEnumerable<UsdPrim> prims) => this.prims = prims;

    /// <summary>Walks the prims.</summary>
    public IEnumerator<UsdPrim> GetEnumerator() => prims.GetEnumerator();

    /// <summary>Does nothing: the range is managed memory.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
