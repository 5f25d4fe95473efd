namespace pxr;

/// <summary>An attribute as one layer describes it. Values are the field <c>default</c> and the layer's time samples.</summary>
public sealed class SdfAttributeSpecHandle : SdfPropertySpecHandle
{
    /// <summary>A handle of nothing.</summary>
    public SdfAttributeSpecHandle()
    {
    }

    /// <summary>A handle of the same spec.</summary>
    public SdfAttributeSpecHandle(SdfAttributeSpecHandle otherHandle)
        : base(otherHandle)
    {
    }

    internal SdfAttributeSpecHandle(SdfLayerHandle layer, SdfPath path)
        : base(layer, path)
    {
    }

    /// <summary>Gets the values that a token may have.</summary>
    public VtTokenArray GetAllowedTokens() => new(Value(SdfFieldKeys.AllowedTokens, new VtTokenArray()));

    /// <summary>Sets the values that a token may have.</summary>
    public void SetAllowedTokens(VtTokenArray allowedTokens) => SetValue(SdfFieldKeys.AllowedTokens, new VtTokenArray(allowedTokens));

    /// <summary>Whether an opinion about the values that a token may have is authored.</summary>
    public bool HasAllowedTokens() => Spec[SdfFieldKeys.AllowedTokens] is not null;

    /// <summary>Removes the opinion about the values that a token may have.</summary>
    public void ClearAllowedTokens() => ClearValue(SdfFieldKeys.AllowedTokens);

    /// <summary>Gets the colour space.</summary>
    public TfToken GetColorSpace() => Value(SdfFieldKeys.ColorSpace, new TfToken());

    /// <summary>Sets the colour space.</summary>
    public void SetColorSpace(TfToken colorSpace) => SetValue(SdfFieldKeys.ColorSpace, colorSpace);

    /// <summary>Whether an opinion about the colour space is authored.</summary>
    public bool HasColorSpace() => Spec[SdfFieldKeys.ColorSpace] is not null;

    /// <summary>Removes the opinion about the colour space.</summary>
    public void ClearColorSpace() => ClearValue(SdfFieldKeys.ColorSpace);

    /// <summary>The role of the value type.</summary>
    public TfToken GetRoleName() => GetTypeName().GetRole();

    /// <summary>Whether connections are authored.</summary>
    public bool HasConnectionPaths() => Spec[SdfFieldKeys.ConnectionPaths] is not null;

    /// <summary>Removes the opinions about connections.</summary>
    public void ClearConnectionPaths() => ClearValue(SdfFieldKeys.ConnectionPaths);
}
