namespace pxr;

public sealed partial class SdfPath
{
    /// <summary>Whether this is the empty path.</summary>
    public bool IsEmpty() => Kind == SdfPathKind.Empty;

    /// <summary>Whether the path begins at the pseudo-root.</summary>
    public bool IsAbsolutePath() => Origin.Kind == SdfPathKind.AbsoluteRoot;

    /// <summary>Whether this is <c>/</c>.</summary>
    public bool IsAbsoluteRootPath() => Kind == SdfPathKind.AbsoluteRoot;

    /// <summary>Whether the path names a prim; <c>.</c> and <c>..</c> count, the pseudo-root does not.</summary>
    public bool IsPrimPath() => Kind is SdfPathKind.Prim or SdfPathKind.ReflexiveRelative;

    /// <summary>Whether the path names a prim or the pseudo-root.</summary>
    public bool IsAbsoluteRootOrPrimPath() => IsPrimPath() || IsAbsoluteRootPath();

    /// <summary>Whether the path names a prim directly below the pseudo-root.</summary>
    public bool IsRootPrimPath() => Kind == SdfPathKind.Prim && parent!.Kind == SdfPathKind.AbsoluteRoot;

    /// <summary>Whether the path names a property of a prim or a relational attribute.</summary>
    public bool IsPropertyPath() => Kind is SdfPathKind.Property or SdfPathKind.RelationalAttribute;

    /// <summary>Whether the path names a property of a prim.</summary>
    public bool IsPrimPropertyPath() => Kind == SdfPathKind.Property;

    /// <summary>Whether the path names a property whose name has a namespace.</summary>
    public bool IsNamespacedPropertyPath() => IsPropertyPath() && name.Contains(':', StringComparison.Ordinal);

    /// <summary>Whether the path ends in a variant selection.</summary>
    public bool IsPrimVariantSelectionPath() => Kind == SdfPathKind.VariantSelection;

    /// <summary>Whether the path names a prim or ends in a variant selection.</summary>
    public bool IsPrimOrPrimVariantSelectionPath() => IsPrimPath() || IsPrimVariantSelectionPath();

    /// <summary>Whether a variant selection occurs anywhere in the path.</summary>
    public bool ContainsPrimVariantSelection() => Any(p => p.Kind == SdfPathKind.VariantSelection);

    /// <summary>Whether a property occurs anywhere in the path.</summary>
    public bool ContainsPropertyElements() => Any(p => p.Kind is SdfPathKind.Property or SdfPathKind.RelationalAttribute);

    /// <summary>Whether a target path occurs anywhere in the path.</summary>
    public bool ContainsTargetPath() => Any(p => p.target is not null);

    /// <summary>Whether the path ends in a relationship target or connection.</summary>
    public bool IsTargetPath() => Kind == SdfPathKind.Target;

    /// <summary>Whether another path is this one or one of its ancestors.</summary>
    public bool HasPrefix(SdfPath prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (IsEmpty() || prefix.IsEmpty()) return false;
        SdfPath p = this;
        while (p.elementCount > prefix.elementCount) p = p.parent!;
        return p.Equals(prefix);
    }

    /// <summary>Whether a text is an identifier: a letter or underscore, then letters, digits or underscores (Unicode).</summary>
    public static bool IsValidIdentifier(string name) => SdfPathParser.IsIdentifier(name);

    /// <summary>Whether a text is identifiers joined by colons.</summary>
    public static bool IsValidNamespacedIdentifier(string name) => SdfPathParser.IsNamespacedIdentifier(name);

    /// <summary>Whether a text is a well-formed path.</summary>
    public static bool IsValidPathString(string pathString) => IsValidPathString(pathString, out _);

    /// <summary>Whether a text is a well-formed path; if not, why.</summary>
    public static bool IsValidPathString(string pathString, out string errMsg) =>
        SdfPathParser.TryParse(pathString, out _, out errMsg);

    /// <summary>The path without its elements: <c>/</c>, <c>.</c> or empty.</summary>
    private SdfPath Origin
    {
        get
        {
            SdfPath p = this;
            while (p.parent is not null) p = p.parent;
            return p;
        }
    }

    private bool Any(Func<SdfPath, bool> condition)
    {
        for (SdfPath? p = this; p is not null; p = p.parent)
        {
            if (condition(p)) return true;
        }

        return false;
    }
}
