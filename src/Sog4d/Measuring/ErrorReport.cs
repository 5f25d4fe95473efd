namespace UsdGsplat.Sog4d.Measuring;

/// <summary>What a written file has lost against its input, measured by reading it again.</summary>
/// <param name="Splats">Splats that were compared.</param>
/// <param name="Frames">The frames that were compared, rising.</param>
/// <param name="Attributes">The errors, in the order of <see cref="AttributeErrorKind"/>; those alone of which there are values.</param>
public sealed record ErrorReport(long Splats, IReadOnlyList<int> Frames, IReadOnlyList<AttributeError> Attributes)
{
    /// <summary>The error of one kind, or null when no value of it was compared.</summary>
    public AttributeError? this[AttributeErrorKind kind] => Attributes.FirstOrDefault(a => a.Kind == kind);
}
