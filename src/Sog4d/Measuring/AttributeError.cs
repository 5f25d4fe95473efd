namespace UsdGsplat.Sog4d.Measuring;

/// <summary>The error of one attribute over all splats and frames that were measured.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Count">How many values were compared, at least 1.</param>
/// <param name="Mean">Mean error.</param>
/// <param name="P99">
/// A bound that at least 99 % of the values do not exceed: the smallest such value, or up to 1/128 of it more, and never more
/// than <paramref name="Max"/>.
/// </param>
/// <param name="Max">Largest error; infinite where a value is not a number.</param>
public sealed record AttributeError(AttributeErrorKind Kind, long Count, double Mean, double P99, double Max)
{
    /// <summary>The name in reports, in lower camel case: <c>positionInBox</c>.</summary>
    public string Name { get; } = char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..];

    /// <summary>The unit of the errors, for people.</summary>
    public string Unit => Kind switch
    {
        AttributeErrorKind.Position => "scene units",
        AttributeErrorKind.PositionInBox => "of the box's diagonal",
        AttributeErrorKind.LogScale => "natural logarithm",
        AttributeErrorKind.Rotation => "degrees",
        AttributeErrorKind.Opacity => "of 1",
        AttributeErrorKind.Velocity => "scene units per sequence",
        AttributeErrorKind.Time or AttributeErrorKind.Duration => "of the sequence",
        _ => "coefficient",
    };
}
