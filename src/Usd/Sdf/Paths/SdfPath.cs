using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace pxr;

/// <summary>A path to an object of a layer or a stage: <c>/World/gauss.extent</c>, <c>../Sibling</c>, <c>/A{lod=high}B</c>.</summary>
/// <remarks>
/// Immutable; a chain of elements that shares its parents. Equality is by content. The empty path is
/// <c>new SdfPath()</c>. Grammar: OpenUSD's path grammar, with the legacy mapper and expression elements.
/// Stricter than USD.NET: ill-formed text raises <see cref="ArgumentException"/> where the original warns and gives the
/// empty path.
/// </remarks>
public sealed partial class SdfPath : IDisposable, IEquatable<SdfPath>, IComparable<SdfPath>
{
    private static readonly SdfPath EmptyInstance = new(null, SdfPathKind.Empty, "", "", null);
    private static readonly SdfPath RootInstance = new(null, SdfPathKind.AbsoluteRoot, "", "", null);
    private static readonly SdfPath ReflexiveInstance = new(null, SdfPathKind.ReflexiveRelative, "", "", null);

    private readonly SdfPath? parent;
    private readonly string name;
    private readonly string variant;
    private readonly SdfPath? target;
    private readonly int hash;
    private readonly int elementCount;
    private string? text;

    private SdfPath(SdfPath? parent, SdfPathKind kind, string name, string variant, SdfPath? target)
    {
        this.parent = parent;
        Kind = kind;
        this.name = name;
        this.variant = variant;
        this.target = target;
        elementCount = parent is null ? 0 : parent.elementCount + 1;
        hash = HashCode.Combine(parent?.hash ?? 0, kind, name, variant, target?.hash ?? 0);
    }

    /// <summary>Makes the path of a text; the empty path without one.</summary>
    /// <exception cref="ArgumentException">The text is ill-formed.</exception>
    public SdfPath(string path = "")
    {
        SdfPath parsed = SdfPathParser.Parse(path);
        parent = parsed.parent;
        Kind = parsed.Kind;
        name = parsed.name;
        variant = parsed.variant;
        target = parsed.target;
        elementCount = parsed.elementCount;
        hash = parsed.hash;
        text = parsed.text;
    }

    /// <summary>The text of the empty path.</summary>
    public static string emptyPath => "";

    /// <summary>What the last element names.</summary>
    internal SdfPathKind Kind { get; }

    /// <summary>The shared empty path.</summary>
    internal static SdfPath Empty => EmptyInstance;

    /// <summary>The text in angle-bracket-free form.</summary>
    public static implicit operator string(SdfPath path) => path is null ? "" : path.GetString();

    /// <summary>Parses a path.</summary>
    /// <exception cref="ArgumentException">The text is ill-formed.</exception>
    public static implicit operator SdfPath(string path) => SdfPathParser.Parse(path);

    /// <summary>Whether two paths are equal; null equals null only.</summary>
    public static bool operator ==(SdfPath? left, SdfPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two paths differ.</summary>
    public static bool operator !=(SdfPath? left, SdfPath? right) => !(left == right);

    /// <summary>Addition: namespace order.</summary>
    public static bool operator <(SdfPath left, SdfPath right) => Compare(left, right) < 0;

    /// <summary>Addition: namespace order.</summary>
    public static bool operator >(SdfPath left, SdfPath right) => Compare(left, right) > 0;

    /// <summary>Addition: namespace order.</summary>
    public static bool operator <=(SdfPath left, SdfPath right) => Compare(left, right) <= 0;

    /// <summary>Addition: namespace order.</summary>
    public static bool operator >=(SdfPath left, SdfPath right) => Compare(left, right) >= 0;

    /// <summary>The pseudo-root, <c>/</c>.</summary>
    public static SdfPath AbsoluteRootPath() => RootInstance;

    /// <summary>The path of "here", <c>.</c>.</summary>
    public static SdfPath ReflexiveRelativePath() => ReflexiveInstance;

    /// <summary>Number of elements below the root or the reflexive path.</summary>
    public uint GetPathElementCount() => (uint)elementCount;

    /// <summary>The path's text.</summary>
    public string GetString() => text ??= Format();

    /// <summary>The path's text.</summary>
    public string GetText() => GetString();

    /// <summary>The path's text.</summary>
    public string GetAsString() => GetString();

    /// <summary>The path's text as a token.</summary>
    public TfToken GetToken() => new(GetString());

    /// <summary>The path's text as a token.</summary>
    public TfToken GetAsToken() => new(GetString());

    /// <summary>The path's text.</summary>
    public override string ToString() => GetString();

    /// <summary>The name of the last element: a prim, property or variant name; empty for root and empty paths.</summary>
    public string GetName() => Kind switch
    {
        SdfPathKind.ReflexiveRelative => ".",
        SdfPathKind.VariantSelection => variant,
        SdfPathKind.Expression => "expression",
        _ => name,
    };

    /// <summary>The name of the last element as a token.</summary>
    public TfToken GetNameToken() => new(GetName());

    /// <summary>The last element as it stands in the text: <c>name</c>, <c>.prop</c>, <c>{set=sel}</c>, <c>[/target]</c>.</summary>
    public string GetElementString() => Kind switch
    {
        SdfPathKind.Prim => name,
        SdfPathKind.VariantSelection => $"{{{name}={variant}}}",
        SdfPathKind.Property or SdfPathKind.RelationalAttribute or SdfPathKind.MapperArg => "." + name,
        SdfPathKind.Target => $"[{target}]",
        SdfPathKind.Mapper => $".mapper[{target}]",
        SdfPathKind.Expression => ".expression",
        SdfPathKind.AbsoluteRoot => "/",
        SdfPathKind.ReflexiveRelative => ".",
        _ => "",
    };

    /// <summary>The last element as a token.</summary>
    public TfToken GetElementToken() => new(GetElementString());

    /// <summary>The innermost target or mapper path of the path, or the empty path.</summary>
    public SdfPath GetTargetPath()
    {
        for (SdfPath? p = this; p is not null; p = p.parent)
        {
            if (p.target is not null) return p.target;
        }

        return EmptyInstance;
    }

    /// <summary>The variant set and selection of a variant selection path; two empty texts otherwise.</summary>
    public StdStringPair GetVariantSelection() =>
        Kind == SdfPathKind.VariantSelection ? new StdStringPair(name, variant) : new StdStringPair("", "");

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals([NotNullWhen(true)] SdfPath? other)
    {
        SdfPath? a = this;
        SdfPath? b = other;
        while (!ReferenceEquals(a, b))
        {
            if (a is null || b is null || a.hash != b.hash || a.Kind != b.Kind || a.name != b.name || a.variant != b.variant) return false;
            if (a.target is null ? b.target is not null : !a.target.Equals(b.target)) return false;
            a = a.parent;
            b = b.parent;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)hash;

    /// <summary>Addition: namespace order, parents before children, siblings by name in byte order.</summary>
    public int CompareTo(SdfPath? other) => Compare(this, other);

    /// <summary>Does nothing: paths are managed memory.</summary>
    public void Dispose()
    {
    }

    private static int Compare(SdfPath? left, SdfPath? right)
    {
        if (ReferenceEquals(left, right)) return 0;
        if (left is null || left.IsEmpty()) return right is null || right.IsEmpty() ? 0 : -1;
        if (right is null || right.IsEmpty()) return 1;
        if (left.IsAbsolutePath() != right.IsAbsolutePath()) return left.IsAbsolutePath() ? -1 : 1;
        SdfPath a = left, b = right;
        while (a.elementCount > right.elementCount) a = a.parent!;
        while (b.elementCount > left.elementCount) b = b.parent!;
        if (a.Equals(b)) return left.elementCount.CompareTo(right.elementCount);
        while (!ReferenceEquals(a.parent, b.parent) && !a.parent!.Equals(b.parent))
        {
            a = a.parent!;
            b = b.parent!;
        }

        return string.CompareOrdinal(a.GetElementString(), b.GetElementString());
    }

    private string Format()
    {
        var builder = new StringBuilder();
        Append(builder);
        return builder.ToString();
    }

    private void Append(StringBuilder builder)
    {
        switch (Kind)
        {
            case SdfPathKind.Empty:
                return;
            case SdfPathKind.AbsoluteRoot:
                builder.Append('/');
                return;
            case SdfPathKind.ReflexiveRelative:
                builder.Append('.');
                return;
        }

        // The reflexive path has no text of its own in front of an element: "A", ".prop", "..".
        if (parent!.Kind != SdfPathKind.ReflexiveRelative)
        {
            if (parent.text is { } known) builder.Append(known);
            else parent.Append(builder);

            // A property needs its own slash behind "..", whose text would swallow the dot.
            bool slash = Kind == SdfPathKind.Prim || (Kind == SdfPathKind.Property && parent.name == "..");
            if (slash && parent.Kind == SdfPathKind.Prim) builder.Append('/');
        }

        builder.Append(GetElementString());
    }
}
