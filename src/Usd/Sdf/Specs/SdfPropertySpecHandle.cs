namespace pxr;

/// <summary>A property as one layer describes it.</summary>
public class SdfPropertySpecHandle : SdfSpecHandle
{
    /// <summary>A handle of nothing.</summary>
    public SdfPropertySpecHandle()
    {
    }

    /// <summary>A handle of the same spec.</summary>
    public SdfPropertySpecHandle(SdfPropertySpecHandle otherHandle)
        : base(otherHandle)
    {
    }

    internal SdfPropertySpecHandle(SdfLayerHandle layer, SdfPath path)
        : base(layer, path)
    {
    }

    /// <summary>The property's full name.</summary>
    public string GetName() => GetPath().GetName();

    /// <summary>The property's full name.</summary>
    public TfToken GetNameToken() => GetPath().GetNameToken();

    /// <summary>The spec of the prim.</summary>
    public SdfSpecHandle GetOwner() => new SdfPrimSpecHandle(GetLayer(), GetPath().GetParentPath());

    /// <summary>The value type; the invalid one for a relationship.</summary>
    public SdfValueTypeName GetTypeName() => SdfTypeRegistry.Find(Value(SdfFieldKeys.TypeName, new TfToken())) ?? new SdfValueTypeName();

    /// <summary>Whether a default value is authored.</summary>
    public bool HasDefaultValue() => Spec[SdfFieldKeys.Default] is not null;

    /// <summary>Removes the default value.</summary>
    public void ClearDefaultValue() => ClearValue(SdfFieldKeys.Default);

    /// <summary>Whether the property belongs to no schema.</summary>
    public bool IsCustom() => Value(SdfFieldKeys.Custom, false);

    /// <summary>Sets whether the property belongs to no schema.</summary>
    public void SetCustom(bool custom) => SetValue(SdfFieldKeys.Custom, custom);

    /// <summary>Whether the property may vary over time.</summary>
    public SdfVariability GetVariability() => Value(SdfFieldKeys.Variability, SdfVariability.SdfVariabilityVarying);

    /// <summary>Sets one entry of the free metadata; the name is one key, colons included.</summary>
    public void SetCustomData(string name, VtValue value) => SetEntry(SdfFieldKeys.CustomData, name, value);

    /// <summary>Gets the comment.</summary>
    public string GetComment() => Value(SdfFieldKeys.Comment, "");

    /// <summary>Sets the comment.</summary>
    public void SetComment(string value) => SetValue(SdfFieldKeys.Comment, value);

    /// <summary>Gets the documentation.</summary>
    public string GetDocumentation() => Value(SdfFieldKeys.Documentation, "");

    /// <summary>Sets the documentation.</summary>
    public void SetDocumentation(string value) => SetValue(SdfFieldKeys.Documentation, value);

    /// <summary>Gets the name for user interfaces.</summary>
    public string GetDisplayName() => Value(SdfFieldKeys.DisplayName, "");

    /// <summary>Sets the name for user interfaces.</summary>
    public void SetDisplayName(string value) => SetValue(SdfFieldKeys.DisplayName, value);

    /// <summary>Gets the group in user interfaces.</summary>
    public string GetDisplayGroup() => Value(SdfFieldKeys.DisplayGroup, "");

    /// <summary>Sets the group in user interfaces.</summary>
    public void SetDisplayGroup(string value) => SetValue(SdfFieldKeys.DisplayGroup, value);

    /// <summary>Gets whether user interfaces should leave the property out.</summary>
    public bool GetHidden() => Value(SdfFieldKeys.Hidden, false);

    /// <summary>Sets whether user interfaces should leave the property out.</summary>
    public void SetHidden(bool value) => SetValue(SdfFieldKeys.Hidden, value);
}
