namespace UsdGsplat.Codecs.WebP;

/// <summary>The 120 distance codes of near pixels.</summary>
/// <remarks>
/// RFC 9649, section 3.6.2.2 lists them. The list is a rule written out: the pixels that precede the current one, within
/// 7 rows above and from 8 columns left to 7 columns right, by squared distance, then by columns, left before right.
/// </remarks>
internal static class Vp8lDistanceMap
{
    /// <summary>Number of near codes; greater codes are distances plus this.</summary>
    public const int NearCodes = 120;

    private const int Rows = 8;
    private const int LeftColumns = 8;
    private const int RightColumns = 7;
    private const int Columns = LeftColumns + 1 + RightColumns;

    private static readonly (sbyte Left, sbyte Up)[] Offsets = MakeOffsets();
    private static readonly byte[] Codes = MakeCodes();

    /// <summary>Columns to the left and rows up of a near code, which counts from 1.</summary>
    public static (int Left, int Up) Offset(int code) => Offsets[code - 1];

    /// <summary>The distance in pixels, row by row, of a code; at least 1.</summary>
    /// <param name="code">At least 1.</param>
    /// <param name="width">Of the image in pixels.</param>
    public static int ToDistance(int code, int width)
    {
        if (code > NearCodes) return code - NearCodes;
        (int left, int up) = Offsets[code - 1];
        return Math.Max(1, (up * width) + left);
    }

    /// <summary>The smallest code that stands for a distance.</summary>
    public static int ToCode(int distance, int width)
    {
        if (distance > (Rows - 1) * (long)width + LeftColumns) return distance + NearCodes;
        int up = (distance + RightColumns) / width;
        int left = distance - (up * width);
        int code = Code(left, up);
        // In images narrower than the neighborhood a distance has several names; any of them is right.
        return code != 0 ? code : distance + NearCodes;
    }

    private static int Code(int left, int up) =>
        up < Rows && left is >= -RightColumns and <= LeftColumns ? Codes[(up * Columns) + left + RightColumns] : 0;

    private static (sbyte Left, sbyte Up)[] MakeOffsets() =>
    [
        .. from up in Enumerable.Range(0, Rows)
           from left in Enumerable.Range(-RightColumns, Columns)
           where up > 0 || left > 0
           orderby (left * left) + (up * up), Math.Abs(left), -left
           select ((sbyte)left, (sbyte)up),
    ];

    private static byte[] MakeCodes()
    {
        var codes = new byte[Rows * Columns];
        for (int code = 1; code <= NearCodes; code++)
        {
            (int left, int up) = Offsets[code - 1];
            codes[(up * Columns) + left + RightColumns] = (byte)code;
        }

        return codes;
    }
}
