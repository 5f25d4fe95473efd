using System.Globalization;

namespace pxr;

/// <summary>The text of values as OpenUSD prints them.</summary>
internal static class GfText
{
    /// <summary>Numbers in parentheses: <c>(1, 2.5)</c>.</summary>
    public static string Tuple<T>(params ReadOnlySpan<T> items)
    {
        string[] texts = new string[items.Length];
        for (int i = 0; i < texts.Length; i++) texts[i] = Of(items[i]);
        return $"({string.Join(", ", texts)})";
    }

    /// <summary>Rows of numbers: <c>( (1, 0), (0, 1) )</c>.</summary>
    public static string Matrix<T>(ReadOnlySpan<T> cells, int columns)
    {
        string[] rows = new string[cells.Length / columns];
        for (int i = 0; i < rows.Length; i++) rows[i] = Tuple(cells.Slice(i * columns, columns));
        return $"( {string.Join(", ", rows)} )";
    }

    /// <summary>One value: numbers in OpenUSD's spelling, booleans and characters as numbers, all else by its own ToString.</summary>
    public static string Of<T>(T item) => item switch
    {
        double number => TfNumberText.ToText(number),
        float number => TfNumberText.ToText(number),
        GfHalf number => TfNumberText.ToText(number),
        bool flag => flag ? "1" : "0",
        char unit => ((int)unit).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => item?.ToString() ?? string.Empty,
    };
}
