namespace pxr;

/// <summary>A relationship as one layer describes it.</summary>
public sealed class SdfRelationshipSpecHandle : SdfPropertySpecHandle
{
    /// <summary>A handle of nothing.</summary>
    public SdfRelationshipSpecHandle()
    {
    }

    /// <summary>A handle of the same spec.</summary>
    public SdfRelationshipSpecHandle(SdfRelationshipSpecHandle otherHandle)
        : base(otherHandle)
    {
    }

    internal SdfRelationshipSpecHandle(SdfLayerHandle layer, SdfPath path)
        : base(layer, path)
    {
    }

    /// <summary>Gets whether loading need not follow the targets.</summary>
    public bool GetNoLoadHint() => Value(SdfFieldKeys.NoLoadHint, false);

    /// <summary>Sets whether loading need not follow the targets.</summary>
    public void SetNoLoadHint(bool noload) => SetValue(SdfFieldKeys.NoLoadHint, noload);

    /// <summary>Whether targets are authored.</summary>
    public bool HasTargetPathList() => Spec[SdfFieldKeys.TargetPaths] is not null;

    /// <summary>Removes the opinions about targets.</summary>
    public void ClearTargetPathList() => ClearValue(SdfFieldKeys.TargetPaths);
}
