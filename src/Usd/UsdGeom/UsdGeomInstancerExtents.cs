namespace pxr;

/// <summary>The boxes around the instances of point instancers.</summary>
/// <remarks>Velocities are not looked at: positions and orientations are those of the time itself.</remarks>
internal static class UsdGeomInstancerExtents
{
    internal static readonly TfToken TypeName = new("PointInstancer");

    /// <summary>The box of an instancer; null where the number of an instance's prototype or a value of an instance is missing.</summary>
    /// <param name="prim">The instancer.</param>
    /// <param name="prototypes">Gives the boxes of prototypes at the time.</param>
    /// <param name="transform">A matrix for row vectors that takes the instances elsewhere; null for the instancer's own space.</param>
    internal static GfRange3d? Of(UsdPrim prim, UsdGeomBBoxCache prototypes, GfMatrix4d? transform)
    {
        UsdTimeCode time = prototypes.GetTime();
        object? Value(string name) => prim.GetAttribute(new TfToken(name)).Get(time).Held;

        if (Value("protoIndices") is not VtIntArray indices || Value("positions") is not VtVec3fArray positions) return null;
        var scales = Value("scales") as VtVec3fArray;
        Func<int, GfQuatd>? turn = Orientations(Value("orientationsf")) ?? Orientations(Value("orientations"));
        int count = indices.Length;
        if (positions.Length != count || scales?.Length is { } of && of != count && of != 0) return null;
        GfBBox3d?[] boxes = Boxes(prim, prototypes);
        HashSet<long> hidden = Hidden(prim, Value("invisibleIds"));
        ReadOnlySpan<long> ids = Value("ids") is VtInt64Array held && held.Length == count ? held.AsSpan() : [];
        var range = new GfRange3d();
        for (int i = 0; i < count; i++)
        {
            if (hidden.Count > 0 && hidden.Contains(ids.IsEmpty ? i : ids[i])) continue;
            if ((uint)indices[i] >= (uint)boxes.Length || boxes[indices[i]] is not { } box) return null;
            box.Transform(Place(positions[i], scales is { Length: > 0 } ? scales[i] : null, turn?.Invoke(i)));
            if (transform is { } matrix) box.Transform(matrix);
            range.ExtendBy(box.ComputeAlignedRange());
        }

        return range;
    }

    /// <summary>The box of each prototype, its own transform applied; null for a target that is no prim.</summary>
    private static GfBBox3d?[] Boxes(UsdPrim instancer, UsdGeomBBoxCache cache)
    {
        UsdRelationship relationship = instancer.GetRelationship(new TfToken("prototypes"));
        if (!relationship.IsValid()) return [];
        return [.. relationship.GetForwardedTargets().Select(path => instancer.GetStage().GetPrimAtPath(path)).Select(GfBBox3d? (prim) => prim.IsValid() ? cache.ComputeLocalBound(prim) : null)];
    }

    private static HashSet<long> Hidden(UsdPrim prim, object? invisible)
    {
        HashSet<long> hidden = [.. prim.GetStage().View.ListField<long, StdInt64Vector>(prim.GetPath(), "inactiveIds")];
        if (invisible is VtInt64Array ids) hidden.UnionWith(ids.AsSpan().ToArray());
        return hidden;
    }

    private static Func<int, GfQuatd>? Orientations(object? value) => value switch
    {
        VtQuathArray { Length: > 0 } half => i => i < half.Length ? new GfQuatd(half[i]) : GfQuatd.GetIdentity(),
        VtQuatfArray { Length: > 0 } single => i => i < single.Length ? new GfQuatd(single[i]) : GfQuatd.GetIdentity(),
        _ => null,
    };

    // Scaled, then turned, then moved.
    private static GfMatrix4d Place(GfVec3f position, GfVec3f? scale, GfQuatd? turn)
    {
        GfMatrix4d place = new GfMatrix4d(1).SetTranslate(new GfVec3d(position));
        if (turn is { } rotation) place = new GfMatrix4d(1).SetRotate(rotation) * place;
        return scale is { } factors ? new GfMatrix4d(1).SetScale(new GfVec3d(factors)) * place : place;
    }
}
