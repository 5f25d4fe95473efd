namespace pxr;

public partial class UsdGeomImageable
{
    /// <summary>The box around the prim and all below it in the stage's space; see <see cref="UsdGeomBBoxCache"/>, which is faster for many prims.</summary>
    /// <param name="time">The stage time.</param>
    /// <param name="purpose1">A purpose that counts.</param>
    /// <param name="purpose2">One more, or null.</param>
    /// <param name="purpose3">One more, or null.</param>
    /// <param name="purpose4">One more, or null.</param>
    /// <exception cref="ArgumentException">No purpose is given. USD.NET prints an error and gives an empty box here.</exception>
    public GfBBox3d ComputeWorldBound(UsdTimeCode time, TfToken? purpose1 = null, TfToken? purpose2 = null, TfToken? purpose3 = null, TfToken? purpose4 = null) =>
        Boxes(time, purpose1, purpose2, purpose3, purpose4).ComputeWorldBound(GetPrim());

    /// <summary>The box around the prim and all below it in the space of the prim's parent.</summary>
    /// <inheritdoc cref="ComputeWorldBound"/>
    public GfBBox3d ComputeLocalBound(UsdTimeCode time, TfToken? purpose1 = null, TfToken? purpose2 = null, TfToken? purpose3 = null, TfToken? purpose4 = null) =>
        Boxes(time, purpose1, purpose2, purpose3, purpose4).ComputeLocalBound(GetPrim());

    /// <summary>The box around the prim and all below it in the prim's own space.</summary>
    /// <inheritdoc cref="ComputeWorldBound"/>
    public GfBBox3d ComputeUntransformedBound(UsdTimeCode time, TfToken? purpose1 = null, TfToken? purpose2 = null, TfToken? purpose3 = null, TfToken? purpose4 = null) =>
        Boxes(time, purpose1, purpose2, purpose3, purpose4).ComputeUntransformedBound(GetPrim());

    private static UsdGeomBBoxCache Boxes(UsdTimeCode time, params ReadOnlySpan<TfToken?> purposes)
    {
        var included = new TfTokenVector();
        foreach (TfToken? purpose in purposes)
        {
            if (purpose is not null && !purpose.IsEmpty()) included.Add(purpose);
        }

        if (included.Count == 0) throw new ArgumentException("expected at least one purpose, such as 'default'", nameof(purposes));
        return new UsdGeomBBoxCache(time, included);
    }
}
