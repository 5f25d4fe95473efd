using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Addition: what the vectors of OpenUSD's interface have in common: a list of .NET.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Derived classes add <c>GetRange</c> and <c>Repeat</c>, which return the class itself.</remarks>
public abstract class StdVector<T> : List<T>, IDisposable
{
    private protected StdVector()
    {
    }

    private protected StdVector(int capacity)
        : base(capacity)
    {
    }

    private protected StdVector(IEnumerable<T> c)
        : base(c)
    {
    }

    /// <summary>False: the vector grows.</summary>
    public bool IsFixedSize => false;

    /// <summary>False: the vector can be changed.</summary>
    public bool IsReadOnly => false;

    /// <summary>False: the vector has no lock.</summary>
    public bool IsSynchronized => false;

    /// <summary>Overwrites elements from <paramref name="index"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The values do not fit between the index and the end.</exception>
    public void SetRange(int index, StdVector<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Count, Count - index);
        CollectionsMarshal.AsSpan(values).CopyTo(CollectionsMarshal.AsSpan(this)[index..]);
    }

    /// <summary>Does nothing: a vector holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
