namespace pxr;

/// <summary>The value that says "no value here", written <c>None</c>: it hides weaker opinions.</summary>
public sealed class SdfValueBlock : IDisposable, IEquatable<SdfValueBlock>
{
    /// <inheritdoc/>
    public bool Equals(SdfValueBlock? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfValueBlock;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
