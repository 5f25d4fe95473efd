namespace pxr;

/// <summary>Variable expressions: texts between back quotes. They are recognised, so that none is taken for a plain text.</summary>
internal static class PcpExpressions
{
    internal static bool IsExpression(string text) => text.Length >= 2 && text[0] == '`' && text[^1] == '`';
}
