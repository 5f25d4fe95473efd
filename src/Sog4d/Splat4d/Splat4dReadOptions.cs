namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>How to read a <c>.splat4d</c> file.</summary>
public sealed record Splat4dReadOptions
{
    /// <summary>The time model of a file of format version 1, which does not say it; null, the default, guesses as Unity's importer does.</summary>
    public Splat4dTimeModel? HeaderlessTimeModel { get; init; }
}
