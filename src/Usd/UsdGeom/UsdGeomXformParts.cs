namespace pxr;

/// <summary>Takes a matrix for row vectors apart into scale, then rotation about X, Y, Z, then translation.</summary>
internal static class UsdGeomXformParts
{
    // Rows whose cosine is below this count as orthogonal.
    private const double MaxCosine = 1e-6;

    /// <summary>Finds the parts.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="translation">Its translation.</param>
    /// <param name="rotation">Angles about X, Y and Z in degrees, X first.</param>
    /// <param name="scale">Factors; all are negative when the matrix mirrors.</param>
    /// <returns>False when the matrix is sheared or singular; the parts are those of the identity then.</returns>
    internal static bool Decompose(GfMatrix4d matrix, out GfVec3d translation, out GfVec3f rotation, out GfVec3f scale)
    {
        (translation, rotation, scale) = (new GfVec3d(0), new GfVec3f(0), new GfVec3f(1));
        GfVec3d[] rows = [.. Enumerable.Range(0, 3).Select(i => new GfVec3d(matrix[i, 0], matrix[i, 1], matrix[i, 2]))];
        double[] lengths = [.. rows.Select(row => row.GetLength())];
        if (!lengths.All(length => length > 0 && double.IsFinite(length))) return false;
        for (int i = 0; i < 3; i++)
        {
            int next = (i + 1) % 3;
            if (Math.Abs(Gf.GfDot(rows[i], rows[next])) > MaxCosine * lengths[i] * lengths[next]) return false;
        }

        double sign = matrix.GetDeterminant3() < 0 ? -1 : 1;
        double At(int row, int column) => sign * matrix[row, column] / lengths[row];
        translation = new GfVec3d(matrix[3, 0], matrix[3, 1], matrix[3, 2]);
        scale = new GfVec3f((float)(sign * lengths[0]), (float)(sign * lengths[1]), (float)(sign * lengths[2]));
        double y = Math.Asin(Math.Clamp(-At(0, 2), -1, 1));

        // At a right angle about Y, the rotations about X and Z are one; X takes all of it.
        bool isLocked = Math.Abs(At(0, 2)) > 1 - 1e-12;
        double x = isLocked ? Math.Atan2(Math.Sign(y) * At(1, 0), At(1, 1)) : Math.Atan2(At(1, 2), At(2, 2));
        double z = isLocked ? 0 : Math.Atan2(At(0, 1), At(0, 0));
        rotation = new GfVec3f((float)(x * 180 / Math.PI), (float)(y * 180 / Math.PI), (float)(z * 180 / Math.PI));
        return true;
    }
}
