using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Reads one element of a value from text.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IUsdaElement<T>
{
    static abstract T Read(ref UsdaCursor cursor);
}

internal readonly struct UsdaBool : IUsdaElement<bool>
{
    public static bool Read(ref UsdaCursor cursor)
    {
        if (cursor.TakeNumber(out UsdaNumber number)) return number.IsNonZero;
        int start = cursor.Position;
        string word = cursor.SeesString ? cursor.RequireString() : cursor.RequireIdentifier("a bool");
        switch (word.ToLowerInvariant())
        {
            case "true" or "yes" or "1":
                return true;
            case "false" or "no" or "0":
                return false;
            default:
                cursor.ExpectedAt(start, "a bool", "USDA-VALUE");
                return false;
        }
    }
}

internal readonly struct UsdaUChar : IUsdaElement<byte>
{
    public static byte Read(ref UsdaCursor cursor) => (byte)UsdaIntegers.Read(ref cursor, byte.MinValue, byte.MaxValue, "an integer from 0 to 255");
}

internal readonly struct UsdaInt : IUsdaElement<int>
{
    public static int Read(ref UsdaCursor cursor) => (int)UsdaIntegers.Read(ref cursor, int.MinValue, int.MaxValue, "an integer of 32 bits");
}

internal readonly struct UsdaUInt : IUsdaElement<uint>
{
    public static uint Read(ref UsdaCursor cursor) => (uint)UsdaIntegers.Read(ref cursor, 0, uint.MaxValue, "an unsigned integer of 32 bits");
}

internal readonly struct UsdaInt64 : IUsdaElement<long>
{
    public static long Read(ref UsdaCursor cursor) => UsdaIntegers.Read(ref cursor, long.MinValue, long.MaxValue, "an integer of 64 bits");
}

internal readonly struct UsdaUInt64 : IUsdaElement<ulong>
{
    public static ulong Read(ref UsdaCursor cursor) => (ulong)UsdaIntegers.Read(ref cursor, 0, ulong.MaxValue, "an unsigned integer of 64 bits");
}

internal static class UsdaIntegers
{
    internal static long Read(ref UsdaCursor cursor, long min, ulong max, string what)
    {
        int start = cursor.Position;
        UsdaNumber number = cursor.RequireNumber(what, "USDA-VALUE");
        if (!number.TryToInteger(min, max, out long bits)) cursor.ExpectedAt(start, what, "USDA-VALUE");
        return bits;
    }
}

internal readonly struct UsdaDouble : IUsdaElement<double>
{
    public static double Read(ref UsdaCursor cursor)
    {
        if (!cursor.SeesString) return cursor.RequireNumber("a number", "USDA-VALUE").ToDouble();
        int start = cursor.Position;
        switch (cursor.RequireString())
        {
            case "inf":
                return double.PositiveInfinity;
            case "-inf":
                return double.NegativeInfinity;
            case "nan":
                return double.NaN;
            default:
                cursor.ExpectedAt(start, "a number", "USDA-VALUE");
                return 0;
        }
    }
}

// OpenUSD reads every number as a double first and then narrows it, so a decimal may round twice.
internal readonly struct UsdaFloat : IUsdaElement<float>
{
    public static float Read(ref UsdaCursor cursor) => (float)UsdaDouble.Read(ref cursor);
}

internal readonly struct UsdaHalf : IUsdaElement<GfHalf>
{
    public static GfHalf Read(ref UsdaCursor cursor) => (GfHalf)(float)UsdaDouble.Read(ref cursor);
}

internal readonly struct UsdaTimeCode : IUsdaElement<SdfTimeCode>
{
    public static SdfTimeCode Read(ref UsdaCursor cursor) => new(UsdaDouble.Read(ref cursor));
}

internal readonly struct UsdaString : IUsdaElement<string>
{
    public static string Read(ref UsdaCursor cursor) => cursor.RequireString("a quoted string", "USDA-VALUE");
}

internal readonly struct UsdaToken : IUsdaElement<TfToken>
{
    public static TfToken Read(ref UsdaCursor cursor) => new(UsdaString.Read(ref cursor));
}

internal readonly struct UsdaAsset : IUsdaElement<SdfAssetPath>
{
    public static SdfAssetPath Read(ref UsdaCursor cursor)
    {
        if (!cursor.SeesString) return new SdfAssetPath(cursor.RequireAsset("USDA-VALUE"));
        int start = cursor.Position;
        string path = cursor.RequireString();
        cursor.CheckAsset(path, start);
        return new SdfAssetPath(path);
    }
}

internal readonly struct UsdaPathExpression : IUsdaElement<SdfPathExpression>
{
    public static SdfPathExpression Read(ref UsdaCursor cursor)
    {
        int start = cursor.Position;
        string written = UsdaString.Read(ref cursor);
        if (!UsdaPathExpressionText.TryNormalize(written, cursor.Scope.GetPrimPath().StripAllVariantSelections(), out string text, out string error))
        {
            cursor.FailAt(start, "USDA-VALUE", $"ill-formed path expression: {error}");
        }

        return new SdfPathExpression(text);
    }
}

/// <summary>Vectors: their components in the order of memory.</summary>
internal readonly struct UsdaVector<T, TComponent, TReader> : IUsdaElement<T>
    where T : unmanaged
    where TComponent : unmanaged
    where TReader : struct, IUsdaElement<TComponent>
{
    public static T Read(ref UsdaCursor cursor)
    {
        T value = default;
        UsdaTuples.Read<TComponent, TReader>(ref cursor, UsdaTuples.Components<T, TComponent>(ref value));
        return value;
    }
}

/// <summary>Quaternions: text begins with the real part, memory ends with it.</summary>
internal readonly struct UsdaQuaternion<T, TComponent, TReader> : IUsdaElement<T>
    where T : unmanaged
    where TComponent : unmanaged
    where TReader : struct, IUsdaElement<TComponent>
{
    public static T Read(ref UsdaCursor cursor)
    {
        T value = default;
        Span<TComponent> parts = UsdaTuples.Components<T, TComponent>(ref value);
        UsdaTuples.Read<TComponent, TReader>(ref cursor, parts);
        TComponent real = parts[0];
        parts[1..].CopyTo(parts);
        parts[^1] = real;
        return value;
    }
}

/// <summary>Square matrices: a tuple of rows.</summary>
internal readonly struct UsdaMatrix<T> : IUsdaElement<T>
    where T : unmanaged
{
    public static T Read(ref UsdaCursor cursor)
    {
        T value = default;
        Span<double> cells = UsdaTuples.Components<T, double>(ref value);
        int size = (int)Math.Sqrt(cells.Length);
        UsdaTuples.Open(ref cursor, size);
        for (int row = 0; row < size; row++)
        {
            if (row > 0) UsdaTuples.Separate(ref cursor, size);
            UsdaTuples.Read<double, UsdaDouble>(ref cursor, cells.Slice(row * size, size));
        }

        UsdaTuples.Close(ref cursor, size);
        return value;
    }
}

internal static class UsdaTuples
{
    internal static Span<TComponent> Components<T, TComponent>(ref T value)
        where T : unmanaged
        where TComponent : unmanaged => MemoryMarshal.Cast<T, TComponent>(MemoryMarshal.CreateSpan(ref value, 1));

    internal static void Read<TComponent, TReader>(ref UsdaCursor cursor, scoped Span<TComponent> into)
        where TReader : struct, IUsdaElement<TComponent>
    {
        Open(ref cursor, into.Length);
        for (int i = 0; i < into.Length; i++)
        {
            if (i > 0) Separate(ref cursor, into.Length);
            into[i] = TReader.Read(ref cursor);
        }

        Close(ref cursor, into.Length);
    }

    internal static void Open(ref UsdaCursor cursor, int count)
    {
        if (!cursor.Take('(')) cursor.Expected($"a tuple of {count}", "USDA-VALUE");
        cursor.SkipLines();
    }

    internal static void Separate(ref UsdaCursor cursor, int count)
    {
        cursor.SkipInline();
        if (!cursor.Take(',')) cursor.Expected($"',' in a tuple of {count}", "USDA-VALUE");
        cursor.SkipLines();
    }

    internal static void Close(ref UsdaCursor cursor, int count)
    {
        cursor.SkipInline();
        if (cursor.Take(',')) cursor.SkipLines();
        else cursor.SkipLines();
        if (!cursor.Take(')')) cursor.Expected($"')' after a tuple of {count}", "USDA-VALUE");
    }
}
