using System.Collections;
using System.Text;

namespace pxr;

/// <summary>Texts of what layers hold, for reports: one line each.</summary>
internal static class SdfValueText
{
    private const int MaxLength = 400;
    private const int MaxElements = 16;

    /// <summary>The text, cut when it is long.</summary>
    internal static string Of(object? value)
    {
        if (value is null) return "nothing";
        if (value is Vt_ArrayBase { Length: > MaxElements } array) return FormattableString.Invariant($"[{Elements(array)}, … {array.Length} elements]");
        string text = Whole(value);
        return text.Length > MaxLength ? FormattableString.Invariant($"{text[..MaxLength]}… ({text.Length} characters)") : text;
    }

    internal static string Of(SdfSpecType type) => type.ToString().Replace("SdfSpecType", "", StringComparison.Ordinal).ToLowerInvariant() + " spec";

    /// <summary>The text of an array where it is compared with another: a long one is told by its length and the element that differs first.</summary>
    internal static string OfArray(Vt_ArrayBase array, Vt_ArrayBase other)
    {
        if (array.GetType() != other.GetType()) return $"{VtTypeNames.Of(array)} {Of(array)}";
        if (Math.Max(array.Length, other.Length) <= MaxElements) return Of(array);
        int first = array.FirstDifference(other);
        string element = first < array.Length ? $", [{first}] is {array.TextAt(first)}" : "";
        return FormattableString.Invariant($"{array.Length} elements{element}");
    }

    /// <summary>The whole text, which tells different values apart.</summary>
    internal static string Whole(object value) => value switch
    {
        string text => UsdaQuoting.Quote(text),
        TfToken token => UsdaQuoting.Quote(token.GetString()),
        Enum or bool => value.ToString()!,
        SdfTimeSamples samples => Join("{", samples.Times.Zip(samples.Values, (t, v) => $"{TfNumberText.ToText(t)}: {Whole(v)}"), "}"),
        VtDictionary dictionary => Join("{", dictionary.Select(e => $"{e.Key}: {VtTypeNames.Of(e.Value.Held)} {Whole(e.Value.Held!)}"), "}"),
        SdfListOpBase op => ListOp(op),
        SdfReference r => Target(r.GetAssetPath(), r.GetPrimPath(), r.GetLayerOffset()) + (r.GetCustomData().empty() ? "" : $" {Whole(r.GetCustomData())}"),
        SdfPayload p => Target(p.GetAssetPath(), p.GetPrimPath(), p.GetLayerOffset()),
        SdfLayerOffset offset => Offset(offset),
        SdfTimeCode time => TfNumberText.ToText(time.GetValue()),
        SdfTimeCodeArray times => Join("[", times.AsSpan().ToArray().Select(t => Whole(t)), "]"),
        SdfPath path => $"<{path}>",
        SdfSpline spline => Print(spline),
        KeyValuePair<SdfPath, SdfPath> pair => $"<{pair.Key}>: <{pair.Value}>",
        KeyValuePair<string, string> pair => $"{Whole(pair.Key)}: {Whole(pair.Value)}",
        SdfUnit or SdfUnregisteredValue or SdfValueBlock or SdfPathExpression => value.ToString()!,
        IEnumerable items when value is not Vt_ArrayBase => Join("[", items.Cast<object>().Select(Whole), "]"),
        _ => Print(value),
    };

    /// <summary>The target of an arc: <c>@asset@&lt;/Prim&gt;</c>, with its time offset unless that changes nothing.</summary>
    internal static string Target(string asset, SdfPath path, SdfLayerOffset offset)
    {
        string prim = path.IsEmpty() && asset.Length > 0 ? "" : $"<{path}>";
        return (asset.Length == 0 ? "" : $"@{asset}@") + prim + (offset.IsIdentity() ? "" : $" {Offset(offset)}");
    }

    /// <summary>The name of a list of an operation, as the text format writes it; empty for the explicit one.</summary>
    internal static string OperationName(SdfListOpType type) => type switch
    {
        SdfListOpType.SdfListOpTypeExplicit => "",
        SdfListOpType.SdfListOpTypeAdded => "add",
        SdfListOpType.SdfListOpTypePrepended => "prepend",
        SdfListOpType.SdfListOpTypeAppended => "append",
        SdfListOpType.SdfListOpTypeDeleted => "delete",
        _ => "reorder",
    };

    private static string Offset(SdfLayerOffset offset) => $"(offset = {TfNumberText.ToText(offset.GetOffset())}; scale = {TfNumberText.ToText(offset.GetScale())})";

    private static string ListOp(SdfListOpBase op)
    {
        if (op.IsExplicit()) return Join("[", op.Items(SdfListOpType.SdfListOpTypeExplicit).Select(Whole), "]");
        return string.Join(", ", SdfListOpBase.EditOrder.Where(type => op.Items(type).Count > 0)
            .Select(type => $"{OperationName(type)} {Join("[", op.Items(type).Select(Whole), "]")}"));
    }

    private static string Elements(Vt_ArrayBase array) => string.Join(", ", Enumerable.Range(0, MaxElements / 2).Select(array.TextAt));

    private static string Join(string open, IEnumerable<string> items, string close) => open + string.Join(", ", items) + close;

    private static string Print(SdfSpline spline)
    {
        using var stream = new MemoryStream();
        var buffer = new UsdaTextBuffer(stream);
        new UsdaSplineWriter(buffer, SdfElementType.Double, dictionary => buffer.Append(Whole(dictionary))).Write(spline, 0);
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings(" ");
    }

    private static string Print(object value)
    {
        using var stream = new MemoryStream();
        var buffer = new UsdaTextBuffer(stream);
        UsdaValueWriter.Append(buffer, value);
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
