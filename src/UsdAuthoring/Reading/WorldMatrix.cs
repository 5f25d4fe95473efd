using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Composes the map from a prim's own space to the stage's, for row vectors, and mends what exporters broke.</summary>
/// <remarks>
/// NuRec exporters flatten a column matrix into a row one, so that a translation lands in the last column. What they author
/// so is the plain inverse of the intended column matrix, and its inverse transposed is the right one; rotations alone stay
/// as they are. Source: the NuRec description, sections 5.3 and 9.
/// </remarks>
/// <param name="values">Values at the time that is read.</param>
/// <param name="repair">Whether such matrices are mended; otherwise the last column is left out.</param>
/// <param name="warnings">Takes what was done.</param>
internal sealed class WorldMatrix(StageValues values, bool repair, List<string> warnings)
{
    private const double Rounding = 1e-9;

    /// <summary>The map of a prim.</summary>
    /// <exception cref="AssetFormatException">An operation has no matrix, or one that no affine map is behind.</exception>
    internal GfMatrix4d Of(UsdPrim prim)
    {
        var result = new GfMatrix4d(1);
        for (UsdPrim at = prim; at.IsValid() && !at.IsPseudoRoot(); at = at.GetParent())
        {
            UsdGeomXformOpVector operations = Operations(at, out bool resets);
            var local = new GfMatrix4d(1);
            foreach (UsdGeomXformOp operation in operations) local = Matrix(at, operation) * local;
            result *= local;
            if (resets) break;
        }

        return result;
    }

    /// <summary>The operations of a prim, the outermost first.</summary>
    /// <exception cref="AssetFormatException">The order has a name that no operation can have.</exception>
    internal static UsdGeomXformOpVector Operations(UsdPrim prim, out bool resets)
    {
        try
        {
            return new UsdGeomXformable(prim).GetOrderedXformOps(out resets);
        }
        catch (ArgumentException error)
        {
            throw new AssetFormatException(SplatPrims.LocationOf(prim), "USD-XFORM", $"expected names of operations in xformOpOrder, found another: {error.Message}", error);
        }
    }

    /// <summary>Whether the last column is that of an affine map.</summary>
    internal static bool IsAffine(GfMatrix4d m) =>
        Math.Abs(m.GetRow(0)[3]) <= Rounding && Math.Abs(m.GetRow(1)[3]) <= Rounding && Math.Abs(m.GetRow(2)[3]) <= Rounding && Math.Abs(m.GetRow(3)[3] - 1) <= Rounding;

    private GfMatrix4d Matrix(UsdPrim prim, UsdGeomXformOp operation)
    {
        GfMatrix4d matrix;
        try
        {
            matrix = operation.GetOpTransform(values.TimeOf(operation.GetAttr()));
        }
        catch (ArgumentException error)
        {
            throw new AssetFormatException(SplatPrims.LocationOf(prim), "USD-XFORM", $"expected a value that fits {operation.GetOpName()}, found another: {error.Message}", error);
        }

        return IsAffine(matrix) ? Exact(matrix) : Mend(prim, operation, matrix);
    }

    private GfMatrix4d Mend(UsdPrim prim, UsdGeomXformOp operation, GfMatrix4d matrix)
    {
        string column = FormattableString.Invariant($"({matrix.GetRow(0)[3]}, {matrix.GetRow(1)[3]}, {matrix.GetRow(2)[3]}, {matrix.GetRow(3)[3]})");
        if (!repair)
        {
            warnings.Add($"the last column {column} of {operation.GetOpName()} of <{prim.GetPath()}> is left out");
            return Exact(matrix);
        }

        GfMatrix4d mended = Math.Abs(matrix.GetDeterminant()) > 0 ? matrix.GetInverse().GetTranspose() : matrix;
        if (!IsAffine(mended))
        {
            throw new AssetFormatException(
                SplatPrims.LocationOf(prim), "USD-XFORM", $"expected {operation.GetOpName()} with the last column (0, 0, 0, 1), or a transposed one, found {column}");
        }

        warnings.Add($"{operation.GetOpName()} of <{prim.GetPath()}> has its translation in the last column {column}, as exporters leave it; it was mended");
        return Exact(mended);
    }

    private static GfMatrix4d Exact(GfMatrix4d m) => new(
        m.GetRow(0)[0], m.GetRow(0)[1], m.GetRow(0)[2], 0, m.GetRow(1)[0], m.GetRow(1)[1], m.GetRow(1)[2], 0, m.GetRow(2)[0], m.GetRow(2)[1], m.GetRow(2)[2], 0, m.GetRow(3)[0], m.GetRow(3)[1], m.GetRow(3)[2], 1);
}
