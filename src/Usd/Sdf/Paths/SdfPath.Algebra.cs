namespace pxr;

public sealed partial class SdfPath
{
    /// <summary>The path without its last element; the parent of <c>.</c> is <c>..</c>, that of <c>/</c> the empty path.</summary>
    public SdfPath GetParentPath()
    {
        if (Kind == SdfPathKind.ReflexiveRelative || (Kind == SdfPathKind.Prim && name == "..")) return new SdfPath(this, SdfPathKind.Prim, "..", "", null);
        return parent ?? EmptyInstance;
    }

    /// <summary>The prim that the path names or lies in, variant selections kept only inside: <c>/A{v=x}B.p</c> gives <c>/A{v=x}B</c>, <c>/A{v=x}</c> gives <c>/A</c>.</summary>
    public SdfPath GetPrimPath() => Climb(p => p.Kind is SdfPathKind.Prim or SdfPathKind.ReflexiveRelative);

    /// <summary>The prim or variant selection that the path names or lies in.</summary>
    public SdfPath GetPrimOrPrimVariantSelectionPath() => Climb(p => p.IsPrimOrPrimVariantSelectionPath());

    /// <summary>The prim or the pseudo-root that the path names or lies in.</summary>
    public SdfPath GetAbsoluteRootOrPrimPath() => Climb(p => p.IsAbsoluteRootOrPrimPath());

    /// <summary>The path and its ancestors, the outermost first, without <c>/</c> and <c>.</c>.</summary>
    public SdfPathVector GetPrefixes()
    {
        var prefixes = new SdfPathVector();
        GetPrefixes(prefixes);
        return prefixes;
    }

    /// <summary>Fills a vector with the path and its ancestors, the outermost first.</summary>
    public void GetPrefixes(SdfPathVector prefixes)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        prefixes.Clear();
        for (SdfPath p = this; p.parent is not null; p = p.parent) prefixes.Add(p);
        prefixes.Reverse();
    }

    /// <summary>The path with another last name.</summary>
    /// <exception cref="ArgumentException">The name does not fit the element.</exception>
    public SdfPath ReplaceName(TfToken newName)
    {
        ArgumentNullException.ThrowIfNull(newName);
        return Kind switch
        {
            SdfPathKind.Prim => parent!.AppendChild(newName),
            SdfPathKind.Property => parent!.AppendProperty(newName),
            SdfPathKind.RelationalAttribute => parent!.RelationalAttribute(newName.GetString()),
            _ => throw new ArgumentException($"<{this}> has no name to replace", nameof(newName)),
        };
    }

    /// <summary>The path without any variant selection.</summary>
    public SdfPath StripAllVariantSelections()
    {
        if (!ContainsPrimVariantSelection()) return this;
        SdfPath above = parent!.StripAllVariantSelections();
        return Kind == SdfPathKind.VariantSelection ? above : above.AppendElementOf(this);
    }

    /// <summary>This path followed by a relative one.</summary>
    /// <exception cref="ArgumentException">The suffix is absolute, or its first element cannot follow this path.</exception>
    public SdfPath AppendPath(SdfPath newSuffix)
    {
        ArgumentNullException.ThrowIfNull(newSuffix);
        if (newSuffix.IsEmpty() || IsEmpty()) return EmptyInstance;
        if (newSuffix.IsAbsolutePath()) throw new ArgumentException($"cannot append the absolute path <{newSuffix}> to <{this}>", nameof(newSuffix));
        return AppendElementsOf(newSuffix);
    }

    /// <summary>The path of a prim child.</summary>
    /// <exception cref="ArgumentException">This path cannot have prim children, or the name is no identifier.</exception>
    public SdfPath AppendChild(TfToken childName)
    {
        ArgumentNullException.ThrowIfNull(childName);
        string text = childName.GetString();
        if (text == "..") return GetParentPath();
        if (!SdfPathParser.IsIdentifier(text)) throw new ArgumentException($"'{text}' is no prim name", nameof(childName));
        if (!IsAbsoluteRootOrPrimPath() && Kind != SdfPathKind.VariantSelection) throw new ArgumentException($"<{this}> cannot have prim children", nameof(childName));
        return Child(text);
    }

    /// <summary>The path of a property.</summary>
    /// <exception cref="ArgumentException">This path cannot have properties, or the name is no property name.</exception>
    public SdfPath AppendProperty(TfToken propName)
    {
        ArgumentNullException.ThrowIfNull(propName);
        string text = propName.GetString();
        if (!SdfPathParser.IsNamespacedIdentifier(text)) throw new ArgumentException($"'{text}' is no property name", nameof(propName));
        if (!IsPrimOrPrimVariantSelectionPath()) throw new ArgumentException($"<{this}> cannot have properties", nameof(propName));
        return Property(text);
    }

    /// <summary>The path of a variant.</summary>
    /// <exception cref="ArgumentException">This path cannot have variants, or a name is not valid.</exception>
    public SdfPath AppendVariantSelection(string variantSet, string variant)
    {
        if (!IsPrimOrPrimVariantSelectionPath()) throw new ArgumentException($"<{this}> cannot have variants", nameof(variantSet));
        if (!SdfPathParser.IsVariantName(variantSet)) throw new ArgumentException($"'{variantSet}' is no variant set name", nameof(variantSet));
        if (!SdfPathParser.IsVariantName(variant)) throw new ArgumentException($"'{variant}' is no variant name", nameof(variant));
        return Variant(variantSet, variant);
    }

    /// <summary>The path of one target of a relationship, or of one connection of an attribute.</summary>
    /// <exception cref="ArgumentException">This path names no property.</exception>
    internal SdfPath AppendTarget(SdfPath targetPath)
    {
        if (!IsPropertyPath()) throw new ArgumentException($"<{this}> cannot have targets", nameof(targetPath));
        return Target(targetPath);
    }

    /// <summary>The path with another innermost target path.</summary>
    public SdfPath ReplaceTargetPath(SdfPath newTargetPath)
    {
        if (target is not null) return new SdfPath(parent, Kind, name, variant, newTargetPath);
        return parent is null ? this : parent.ReplaceTargetPath(newTargetPath).AppendElementOf(this);
    }

    /// <summary>The path followed by an element in text form, as <see cref="GetElementString"/> gives it.</summary>
    /// <exception cref="ArgumentException">The element is ill-formed or cannot follow this path.</exception>
    public SdfPath AppendElementString(string element)
    {
        ArgumentException.ThrowIfNullOrEmpty(element);

        // Behind a target a dotted name is an attribute of the relationship, behind a mapper an argument.
        return Kind is SdfPathKind.Target or SdfPathKind.Mapper || element[0] is '[' or '{' || element.StartsWith(".mapper[", StringComparison.Ordinal) || element == ".expression"
            ? SdfPathParser.Parse(GetString() + element)
            : AppendPath(SdfPathParser.Parse(element));
    }

    /// <summary>The path followed by an element in text form.</summary>
    public SdfPath AppendElementToken(TfToken elementTok) => AppendElementString(elementTok);

    /// <summary>The path with a leading part exchanged; unchanged when it does not have that prefix.</summary>
    /// <param name="oldPrefix">The prefix to exchange.</param>
    /// <param name="newPrefix">What takes its place.</param>
    /// <param name="fixTargetPaths">Whether prefixes of target paths inside are exchanged as well.</param>
    public SdfPath ReplacePrefix(SdfPath oldPrefix, SdfPath newPrefix, bool fixTargetPaths = true)
    {
        ArgumentNullException.ThrowIfNull(oldPrefix);
        ArgumentNullException.ThrowIfNull(newPrefix);
        if (IsEmpty() || oldPrefix.IsEmpty()) return this;
        if (Equals(oldPrefix)) return newPrefix;
        if (parent is null) return this;
        SdfPath above = parent.ReplacePrefix(oldPrefix, newPrefix, fixTargetPaths);
        if (above.IsEmpty()) return EmptyInstance;
        SdfPath? newTarget = fixTargetPaths ? target?.ReplacePrefix(oldPrefix, newPrefix) : target;
        if (ReferenceEquals(above, parent) && ReferenceEquals(newTarget, target)) return this;
        return ReferenceEquals(newTarget, target) ? above.AppendElementOf(this) : new SdfPath(above, Kind, name, variant, newTarget);
    }

    /// <summary>The longest path that is a prefix of both.</summary>
    public SdfPath GetCommonPrefix(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsEmpty() || path.IsEmpty()) return EmptyInstance;
        SdfPath a = this, b = path;
        while (a.elementCount > b.elementCount) a = a.parent!;
        while (b.elementCount > a.elementCount) b = b.parent!;
        while (!a.Equals(b))
        {
            if (a.parent is null) return EmptyInstance;
            a = a.parent;
            b = b.parent!;
        }

        return a;
    }

    /// <summary>Both paths without the elements at their ends that they share.</summary>
    public SdfPathPair RemoveCommonSuffix(SdfPath otherPath, bool stopAtRootPrim = false)
    {
        ArgumentNullException.ThrowIfNull(otherPath);
        SdfPath a = this, b = otherPath;
        while (a.parent is not null && b.parent is not null && a.HasSameElement(b))
        {
            if (stopAtRootPrim && (a.parent.parent is null || b.parent.parent is null)) break;
            a = a.parent;
            b = b.parent;
        }

        return new SdfPathPair(a, b);
    }

    /// <summary>The absolute form of a relative path.</summary>
    /// <param name="anchor">An absolute prim path that "here" stands for.</param>
    public SdfPath MakeAbsolutePath(SdfPath anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (IsEmpty() || IsAbsolutePath()) return this;
        if (!anchor.IsAbsolutePath()) throw new ArgumentException($"the anchor <{anchor}> is not absolute", nameof(anchor));
        return anchor.AppendElementsOf(this);
    }

    /// <summary>The relative form of a path, seen from an absolute prim path.</summary>
    public SdfPath MakeRelativePath(SdfPath anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (IsEmpty() || !IsAbsolutePath()) return this;
        if (!anchor.IsAbsolutePath()) throw new ArgumentException($"the anchor <{anchor}> is not absolute", nameof(anchor));
        SdfPath common = GetCommonPrefix(anchor).GetAbsoluteRootOrPrimPath();
        SdfPath result = ReflexiveInstance;
        for (int up = anchor.elementCount - common.elementCount; up > 0; up--) result = result.GetParentPath();
        return result.AppendElementsOf(this, common.elementCount);
    }

    /// <summary>Splits a namespaced name at its colons.</summary>
    public static StdStringVector TokenizeIdentifier(string name) =>
        SdfPathParser.IsNamespacedIdentifier(name) ? new StdStringVector(name.Split(':')) : new StdStringVector();

    /// <summary>Splits a namespaced name at its colons.</summary>
    public static TfTokenVector TokenizeIdentifierAsTokens(string name) => new(TokenizeIdentifier(name).Select(n => new TfToken(n)));

    /// <summary>Joins names with colons, leaving empty ones out.</summary>
    public static string JoinIdentifier(StdStringVector names) => string.Join(':', names.Where(n => n.Length > 0));

    /// <summary>Joins names with colons, leaving empty ones out.</summary>
    public static string JoinIdentifier(TfTokenVector names) => string.Join(':', names.Where(n => !n.IsEmpty()));

    /// <summary>Joins two names with a colon, unless one is empty.</summary>
    public static string JoinIdentifier(string lhs, string rhs) => lhs.Length == 0 ? rhs : rhs.Length == 0 ? lhs : $"{lhs}:{rhs}";

    /// <summary>Joins two names with a colon, unless one is empty.</summary>
    public static string JoinIdentifier(TfToken lhs, TfToken rhs) => JoinIdentifier(lhs.GetString(), rhs.GetString());

    /// <summary>The part of a name after its last colon.</summary>
    public static string StripNamespace(string name) => name[(name.LastIndexOf(':') + 1)..];

    /// <summary>The part of a name after its last colon.</summary>
    public static TfToken StripNamespace(TfToken name) => new(StripNamespace(name.GetString()));

    internal SdfPath Child(string childName) => new(this, SdfPathKind.Prim, childName, "", null);

    internal SdfPath Property(string propertyName) => new(this, SdfPathKind.Property, propertyName, "", null);

    internal SdfPath Variant(string set, string selection) => new(this, SdfPathKind.VariantSelection, set, selection, null);

    internal SdfPath Target(SdfPath targetPath) => new(this, SdfPathKind.Target, "", "", targetPath);

    internal SdfPath RelationalAttribute(string attributeName) => new(this, SdfPathKind.RelationalAttribute, attributeName, "", null);

    internal SdfPath Mapper(SdfPath targetPath) => new(this, SdfPathKind.Mapper, "", "", targetPath);

    internal SdfPath MapperArg(string argument) => new(this, SdfPathKind.MapperArg, argument, "", null);

    internal SdfPath Expression() => new(this, SdfPathKind.Expression, "", "", null);

    private bool HasSameElement(SdfPath other) =>
        Kind == other.Kind && name == other.name && variant == other.variant && target == other.target;

    private SdfPath AppendElementsOf(SdfPath suffix, int from = 0)
    {
        if (suffix.elementCount == from) return this;
        SdfPath above = AppendElementsOf(suffix.parent!, from);
        return suffix.Kind == SdfPathKind.Prim && suffix.name == ".." ? above.GetParentPath() : above.AppendElementOf(suffix);
    }

    private SdfPath AppendElementOf(SdfPath other)
    {
        bool fits = other.Kind switch
        {
            SdfPathKind.Prim => IsAbsoluteRootOrPrimPath() || Kind == SdfPathKind.VariantSelection,
            SdfPathKind.Property or SdfPathKind.VariantSelection => IsPrimOrPrimVariantSelectionPath(),
            SdfPathKind.Target or SdfPathKind.Mapper or SdfPathKind.Expression => IsPropertyPath(),
            SdfPathKind.RelationalAttribute => Kind == SdfPathKind.Target,
            _ => Kind == SdfPathKind.Mapper,
        };
        if (!fits) throw new ArgumentException($"'{other.GetElementString()}' cannot follow <{this}>", nameof(other));
        return new SdfPath(this, other.Kind, other.name, other.variant, other.target);
    }

    private SdfPath Climb(Func<SdfPath, bool> until)
    {
        for (SdfPath? p = this; p is not null; p = p.parent)
        {
            if (until(p)) return p;
        }

        return EmptyInstance;
    }
}
