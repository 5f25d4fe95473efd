using System.Collections;
using pxr;

namespace UsdGsplat.TestKit;

/// <summary>Texts and equality of the values that layers hold.</summary>
internal static class LayerDiffText
{
    private const int MaxLength = 400;

    internal static string Of(SdfSpecType type) => type.ToString().Replace("SdfSpecType", "", StringComparison.Ordinal).ToLowerInvariant() + " spec";

    internal static string Of(object? value)
    {
        if (value is null) return "nothing";
        string text = Format(value);
        return text.Length > MaxLength ? $"{text[..MaxLength]}… ({text.Length} characters)" : text;
    }

    /// <summary>Equality by content, with NaN equal to itself and −0 different from 0, as their texts are.</summary>
    internal static bool SameValue(object? a, object? b)
    {
        if (a is null || b is null) return a is null && b is null;
        if (a.GetType() != b.GetType()) return false;
        return Equals(a, b) ? !MayHideZeros(a) || Format(a) == Format(b) : Format(a) == Format(b);
    }

    // Only the text tells −0 from 0, and tells that two NaNs are the same.
    private static bool MayHideZeros(object value) =>
        value is not (string or TfToken or SdfListOpBase or List<string> or SdfAssetPath or VtStringArray or VtTokenArray or VtIntArray);

    private static string Format(object value) => value switch
    {
        string text => UsdaQuoting.Quote(text),
        TfToken token => UsdaQuoting.Quote(token.GetString()),
        Enum or bool => value.ToString()!,
        SdfTimeSamples samples => Join("{", samples.Times.Zip(samples.Values, (t, v) => $"{TfNumberText.ToText(t)}: {Format(v)}"), "}"),
        VtDictionary dictionary => Join("{", dictionary.Select(e => $"{e.Key}: {TypeOf(e.Value.Held)} {Format(e.Value.Held!)}"), "}"),
        SdfListOpBase op => Format(op),
        SdfReference r => $"{Target(r.GetAssetPath(), r.GetPrimPath(), r.GetLayerOffset())}{Format(r.GetCustomData())}",
        SdfPayload p => Target(p.GetAssetPath(), p.GetPrimPath(), p.GetLayerOffset()),
        SdfLayerOffset offset => $"({TfNumberText.ToText(offset.GetOffset())}; {TfNumberText.ToText(offset.GetScale())})",
        SdfTimeCode time => TfNumberText.ToText(time.GetValue()),
        SdfTimeCodeArray times => Join("[", times.AsSpan().ToArray().Select(t => Format(t)), "]"),
        SdfPath path => $"<{path}>",
        SdfSpline spline => Print(spline),
        KeyValuePair<SdfPath, SdfPath> pair => $"<{pair.Key}>: <{pair.Value}>",
        KeyValuePair<string, string> pair => $"{Format(pair.Key)}: {Format(pair.Value)}",
        SdfUnit or SdfUnregisteredValue or SdfValueBlock or SdfPathExpression => value.ToString()!,
        IEnumerable items when value is not Vt_ArrayBase => Join("[", items.Cast<object>().Select(Format), "]"),
        _ => Print(value),
    };

    private static string TypeOf(object? value) => value?.GetType().Name ?? "empty";

    private static string Format(SdfListOpBase op) => Join(
        op.IsExplicit() ? "explicit {" : "{",
        Enum.GetValues<SdfListOpType>().Where(type => op.Items(type).Count > 0)
            .Select(type => $"{type.ToString().Replace("SdfListOpType", "", StringComparison.Ordinal)}: {Join("[", op.Items(type).Select(Format), "]")}"),
        "}");

    private static string Target(string asset, SdfPath path, SdfLayerOffset offset) => $"@{asset}@<{path}>{Format(offset)}";

    private static string Join(string open, IEnumerable<string> items, string close) => open + string.Join(", ", items) + close;

    private static string Print(SdfSpline spline)
    {
        using var stream = new MemoryStream();
        var buffer = new UsdaTextBuffer(stream);
        new UsdaSplineWriter(buffer, SdfElementType.Double, dictionary => buffer.Append(Format(dictionary))).Write(spline, 0);
        buffer.Flush();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings(" ");
    }

    private static string Print(object value)
    {
        using var stream = new MemoryStream();
        var buffer = new UsdaTextBuffer(stream);
        UsdaValueWriter.Append(buffer, value);
        buffer.Flush();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
