using System.Collections;

namespace pxr;

/// <summary>The prims below a prim, depth first.</summary>
public sealed class UsdPrimSubtreeRange : IEnumerable<UsdPrim>, IDisposable
{
    private readonly IEnumerable<UsdPrim> prims;

    /// <summary>No prims.</summary>
    public UsdPrimSubtreeRange()
        : this([])
    {
    }

    internal UsdPrimSubtreeRange(IEnumerable<UsdPrim> prims) => this.prims = prims;

    /// <summary>Walks the prims.</summary>
    public IEnumerator<UsdPrim> GetEnumerator() => prims.GetEnumerator();

    /// <summary>Does nothing: the range is managed memory.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
