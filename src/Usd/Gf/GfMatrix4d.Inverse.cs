using System.Runtime.CompilerServices;

namespace pxr;

/// <content>Laplace's expansion by the first two rows.</content>
public partial struct GfMatrix4d
{
    // The 2 x 2 determinants of rows 0 and 1 (elements 0 to 5) and of rows 2 and 3 (elements 6 to 11), for the column pairs
    // 01, 02, 03, 12, 13, 23.
    private readonly MinorValues Minors()
    {
        var minors = new MinorValues();
        int k = 0;
        for (int i = 0; i < 4; i++)
        {
            for (int j = i + 1; j < 4; j++, k++)
            {
                minors[k] = (_cells[i] * _cells[4 + j]) - (_cells[j] * _cells[4 + i]);
                minors[6 + k] = (_cells[8 + i] * _cells[12 + j]) - (_cells[8 + j] * _cells[12 + i]);
            }
        }

        return minors;
    }

    private static double Determinant(MinorValues m) =>
        (m[0] * m[11]) - (m[1] * m[10]) + (m[2] * m[9]) + (m[3] * m[8]) - (m[4] * m[7]) + (m[5] * m[6]);

    // The transposed cofactors: each is a row's cells against the minors of the two rows that the other pair makes.
    private readonly GfMatrix4d Adjugate(MinorValues m)
    {
        (GfVec4d a, GfVec4d b, GfVec4d c, GfVec4d d) = (GetRow(0), GetRow(1), GetRow(2), GetRow(3));
        GfVec4d fromB = Against(b, m[6], m[7], m[8], m[9], m[10], m[11]);
        GfVec4d fromA = Against(a, m[6], m[7], m[8], m[9], m[10], m[11]);
        GfVec4d fromD = Against(d, m[0], m[1], m[2], m[3], m[4], m[5]);
        GfVec4d fromC = Against(c, m[0], m[1], m[2], m[3], m[4], m[5]);
        var adjugate = new GfMatrix4d();
        adjugate.SetColumn(0, fromB);
        adjugate.SetColumn(1, -fromA);
        adjugate.SetColumn(2, fromD);
        adjugate.SetColumn(3, -fromC);
        return adjugate;
    }

    private static GfVec4d Against(GfVec4d row, double m01, double m02, double m03, double m12, double m13, double m23) => new(
        (row.Y * m23) - (row.Z * m13) + (row.W * m12),
        -((row.X * m23) - (row.Z * m03) + (row.W * m02)),
        (row.X * m13) - (row.Y * m03) + (row.W * m01),
        -((row.X * m12) - (row.Y * m02) + (row.Z * m01)));

    private readonly GfMatrix4d Scaled(double factor)
    {
        GfMatrix4d scaled = this;
        for (int i = 0; i < 16; i++) scaled._cells[i] *= factor;
        return scaled;
    }

    [InlineArray(12)]
    private struct MinorValues
    {
        private double _first;
    }
}
