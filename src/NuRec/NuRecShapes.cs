namespace UsdGsplat.NuRec;

/// <summary>The dimensions in which tensors of several numbers a splat are declared.</summary>
public enum NuRecShapes
{
    /// <summary>[N, 1], [N, 3] and [N, 3·M].</summary>
    Flat,

    /// <summary>[N], [N, 1, 3] and [N, M, 3].</summary>
    PerCoefficient,
}
