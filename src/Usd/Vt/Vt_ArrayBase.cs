namespace pxr;

/// <summary>The base of all arrays.</summary>
public abstract class Vt_ArrayBase : IDisposable
{
    private protected Vt_ArrayBase()
    {
    }

    /// <summary>The number of elements.</summary>
    internal abstract int Length { get; }

    /// <summary>The element type.</summary>
    internal abstract Type ElementType { get; }

    /// <summary>A copy of the same class, which shares memory until one of both is changed.</summary>
    internal abstract Vt_ArrayBase Share();

    /// <summary>Does nothing: an array holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
