namespace pxr;

/// <summary>Two strings.</summary>
public sealed class StdStringPair : IDisposable
{
    /// <summary>Two empty strings.</summary>
    public StdStringPair()
        : this(string.Empty, string.Empty)
    {
    }

    /// <summary>The two strings.</summary>
    public StdStringPair(string first, string second)
    {
        this.first = first;
        this.second = second;
    }

    /// <summary>A copy.</summary>
    public StdStringPair(StdStringPair other)
    {
        ArgumentNullException.ThrowIfNull(other);
        first = other.first;
        second = other.second;
    }

    /// <summary>The first string.</summary>
    public string first { get; set; }

    /// <summary>The second string.</summary>
    public string second { get; set; }

    /// <summary>Does nothing: a pair holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
