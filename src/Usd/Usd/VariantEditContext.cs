namespace pxr;

/// <summary>A stage and an edit target. It switches nothing by itself, as in USD.NET.</summary>
/// <param name="first">The stage.</param>
/// <param name="second">The edit target.</param>
public sealed class VariantEditContext(UsdStage first, UsdEditTarget second) : IDisposable
{
    /// <summary>The stage.</summary>
    public UsdStage first { get; set; } = first;

    /// <summary>The edit target.</summary>
    public UsdEditTarget second { get; set; } = second;

    /// <summary>Does nothing: the pair is managed memory.</summary>
    public void Dispose()
    {
    }
}
