namespace pxr;

/// <summary>The value that says "no value here", written <c>None</c>: it hides weaker opinions.</summary>
public sealed class SdfValueBlock : IDisposable, IEquatable<SdfValueBlock>
{
    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals(SdfValueBlock? other) => other is not null;

    /// <summary>Addition: whether the other object has the same type and content.</summary>
    public override bool Equals(object? obj) => obj is SdfValueBlock;

    /// <summary>Addition: a hash of the content, different in every process.</summary>
    public override int GetHashCode() => 1;

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
