namespace pxr;

internal static class UsdaPathExpressionText
{
    internal static bool TryNormalize(string written, SdfPath anchor, out string text, out string error)
    {
        text = written;
        error = "";
        return true;
    }
}
