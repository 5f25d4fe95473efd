using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Where a scene stands on its stage.</summary>
/// <remarks>
/// The whole map of an input, in this order: up (<see cref="SourceUp"/> to the stage's axis), the input's own
/// <see cref="SceneInput.Transform"/>, recentring, normalising, <see cref="Scale"/>, <see cref="Transform"/>.
/// </remarks>
public sealed record ScenePlacementOptions
{
    /// <summary>Which direction is up in the data.</summary>
    public SourceUp SourceUp { get; init; } = SourceUp.MinusY;

    /// <summary>What is moved to the origin.</summary>
    public SceneCentre Recenter { get; init; }

    /// <summary>Scales the scene so that the longest side of its bounds is so many stage units; null does not.</summary>
    public double? Size { get; init; }

    /// <summary>A factor on all lengths, above 0, for reconstructions of unknown unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Applied last, in stage space; for row vectors, translation in the last row. Null for none.</summary>
    public GfMatrix4d? Transform { get; init; }

    /// <summary>Whether the whole map is applied to the splats themselves, spherical harmonics too, instead of being authored as a transform.</summary>
    public bool Bake { get; init; }

    /// <summary>Whether bounds must be known to place the scene.</summary>
    internal bool NeedsBounds => Recenter != SceneCentre.None || Size is not null;

    /// <summary>Whether it asks for anything.</summary>
    internal bool IsDefault => this == new ScenePlacementOptions();

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate()
    {
        if (Size is { } size && !(size > 0 && double.IsFinite(size))) throw new ArgumentException("the size of a scene is a positive number");
        if (!(Scale > 0 && double.IsFinite(Scale))) throw new ArgumentException("the scale of a scene is a positive number");
        if (Transform is { } transform) CheckAffine(transform);
    }

    /// <summary>Refuses what is no affine map that can be inverted.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal static void CheckAffine(GfMatrix4d transform)
    {
        double[] m = RowMatrix.Elements(transform);
        if (m.Any(v => !double.IsFinite(v))) throw new ArgumentException("expected a transform of finite numbers");
        if ((m[3], m[7], m[11], m[15]) != (0, 0, 0, 1))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"expected a matrix for row vectors, with the last column (0, 0, 0, 1) and the translation in the last row, found the last column ({m[3]}, {m[7]}, {m[11]}, {m[15]})"));
        }

        if (transform.GetDeterminant() == 0) throw new ArgumentException("expected a transform that can be inverted, found a singular one");
    }
}
