namespace UsdGsplat.UsdAuthoring;

/// <summary>The numbers of an array attribute, made when they are asked for, so that the array need not be in memory.</summary>
/// <remarks>All members may be called from several threads at once; the same range always gives the same numbers.</remarks>
internal interface IBulkColumn
{
    /// <summary>Elements of the array, which never change.</summary>
    int Count { get; }

    /// <summary>Numbers an element: 1 for scalars, 3 for vectors, 4 for quaternions as x, y, z, w.</summary>
    int Width { get; }

    /// <summary>Fills a range.</summary>
    /// <param name="first">Index of the first element.</param>
    /// <param name="into">Filled whole; a multiple of <see cref="Width"/>.</param>
    void Read(int first, Span<float> into);
}
