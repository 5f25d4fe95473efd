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

    /// <summary>The number of the first element that the other array of this class has differently or not at all; -1 when there is none.</summary>
    /// <remarks>As texts differ: NaN equals itself, and −0 differs from 0.</remarks>
    internal abstract int FirstDifference(Vt_ArrayBase other);

    /// <summary>The text of an element.</summary>
    internal abstract string TextAt(int index);

    /// <summary>Does nothing: an array holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
