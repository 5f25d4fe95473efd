namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>The pixels of a data window: those whose centres lie in it, its left and lower side included.</summary>
/// <param name="X0">First column.</param>
/// <param name="Y0">First row, counted from the image's lower side.</param>
/// <param name="X1">Column behind the last.</param>
/// <param name="Y1">Row above the last, counted from the image's lower side.</param>
/// <param name="ImageHeight">Rows of the whole image.</param>
/// <remarks>
/// Overscan gives columns and rows below 0 or beyond the image. Windows that touch give pixels that touch: none is in both or in neither.
/// Renderers differ where a window's side goes exactly through pixel centres. Source: the render settings' description, section 7.
/// </remarks>
public readonly record struct RenderPixelBounds(int X0, int Y0, int X1, int Y1, int ImageHeight)
{
    /// <summary>Number of columns; 0 for an empty window.</summary>
    public long Width => Math.Max(0, (long)X1 - X0);

    /// <summary>Number of rows; 0 for an empty window.</summary>
    public long Height => Math.Max(0, (long)Y1 - Y0);

    /// <summary>Whether there is no pixel.</summary>
    public bool IsEmpty => Width == 0 || Height == 0;

    /// <summary>First row, counted from the image's upper side, as image files have it.</summary>
    public long Top0 => (long)ImageHeight - Y1;

    /// <summary>Row below the last, counted from the image's upper side.</summary>
    public long Top1 => (long)ImageHeight - Y0;

    /// <summary>The pixels of a window.</summary>
    /// <param name="width">Columns of the whole image.</param>
    /// <param name="height">Rows of the whole image.</param>
    /// <param name="window">The window.</param>
    /// <returns>Null for a window that is not finite, or so far away that its pixels have no numbers.</returns>
    public static RenderPixelBounds? Of(int width, int height, RenderWindow window)
    {
        if (Edge(window.XMin, width) is not { } x0 || Edge(window.YMin, height) is not { } y0) return null;
        if (Edge(window.XMax, width) is not { } x1 || Edge(window.YMax, height) is not { } y1) return null;
        return new RenderPixelBounds(x0, y0, x1, y1, height);
    }

    /// <summary>The first pixel whose centre is not before a side. The product is in single precision, as the window itself.</summary>
    private static int? Edge(float side, int pixels)
    {
        float at = side * pixels;
        double edge = Math.Ceiling(at - 0.5);
        return edge is >= int.MinValue and <= int.MaxValue ? (int)edge : null;
    }
}
