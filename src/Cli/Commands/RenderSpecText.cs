using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints a render specification for people.</summary>
internal static class RenderSpecText
{
    internal static void Print(string path, RenderSpec spec)
    {
        TextReport.Line($"{path}: settings <{spec.SettingsPath}>, {spec.Products.Count} {(spec.Products.Count == 1 ? "product" : "products")}");
        TextReport.Line($"  purposes {string.Join(", ", spec.IncludedPurposes)}; material bindings {string.Join(", ", spec.MaterialBindingPurposes.Select(purpose => purpose.Length == 0 ? "all-purpose" : purpose))}");
        PrintSettings("  ", spec.NamespacedSettings);
        foreach (RenderProductSpec product in spec.Products) PrintProduct(product, spec);
    }

    private static void PrintProduct(RenderProductSpec product, RenderSpec spec)
    {
        TextReport.Line($"  product <{product.Path}>: {OneLine(product.Type)} \"{OneLine(product.Name)}\"");
        TextReport.Line($"    camera        <{product.CameraPath}>, {(product.Lens.IsOrthographic ? "orthographic" : "perspective")}, aperture {product.ApertureWidth} x {product.ApertureHeight} ({OneLine(product.AspectRatioConformPolicy)})");
        TextReport.Line($"    resolution    {product.Width} x {product.Height}, pixel aspect ratio {product.PixelAspectRatio}");
        PrintWindow(product);
        PrintProjection(product);
        (double open, double close) = product.Shutter;
        TextReport.Line($"    shutter       {open} to {close}{(product.DisableMotionBlur ? ", no motion blur" : "")}{(product.DisableDepthOfField ? ", no depth of field" : "")}");
        foreach (int index in product.RenderVarIndices)
        {
            RenderVarSpec var = spec.RenderVars[index];
            TextReport.Line($"    var {var.Path.GetName(),-9} {OneLine(var.DataType)}, {OneLine(var.SourceType)} \"{OneLine(var.SourceName)}\"");
            PrintSettings("      ", var.NamespacedSettings);
        }

        PrintSettings("    ", product.NamespacedSettings);
    }

    private static void PrintWindow(RenderProductSpec product)
    {
        if (product.PixelBounds is not { } pixels)
        {
            TextReport.Line($"    data window   {product.DataWindow}: no pixels can be told");
            return;
        }

        TextReport.Line($"    data window   {product.DataWindow}: columns [{pixels.X0}, {pixels.X1}), rows from the top [{pixels.Top0}, {pixels.Top1}), {pixels.Width} x {pixels.Height} pixels");
    }

    private static void PrintProjection(RenderProductSpec product)
    {
        if (product.Projection is not { } projection) return;
        TextReport.Line($"    screen window x {projection.Left:0.######} to {projection.Right:0.######}, y {projection.Bottom:0.######} to {projection.Top:0.######}");
        if (projection.Intrinsics is not { } pinhole) return;
        TextReport.Line($"    intrinsics    fx {pinhole.Fx:0.###}, fy {pinhole.Fy:0.###}, cx {pinhole.Cx:0.###}, cy {pinhole.Cy:0.###}; view {projection.HorizontalFov:0.####} x {projection.VerticalFov:0.####} degrees");
    }

    private static void PrintSettings(string indent, IReadOnlyList<RenderSetting> settings)
    {
        foreach (RenderSetting setting in settings) TextReport.Line($"{indent}{setting.Name} = {OneLine(RenderSpecJson.TextOf(setting))}");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("\\n");
}
