using System.Globalization;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>The arrays of a ParticleField prim by the rules of its schema: float before half, too short ones left out, too long ones cut.</summary>
/// <remarks>Source: the ParticleField description, sections 3 and 10.</remarks>
internal sealed class ParticleFieldArrays
{
    /// <summary>The degree of a prim that states none.</summary>
    private const int FallbackDegree = 3;

    private readonly UsdPrim prim;
    private readonly StageValues values;
    private readonly List<string> warnings;

    /// <summary>Finds the arrays.</summary>
    /// <exception cref="AssetFormatException">There are no positions.</exception>
    internal ParticleFieldArrays(UsdPrim prim, StageValues values, List<string> warnings)
    {
        (this.prim, this.values, this.warnings) = (prim, values, warnings);
        Positions = Find(ParticleFieldNames.Positions, 3) ?? throw new AssetFormatException(SplatPrims.LocationOf(prim), "USD-NO-POSITIONS", "expected positions or positionsh with a value, found none");
        Scales = PerSplat(ParticleFieldNames.Scales, 3, "1 in all directions");
        Orientations = PerSplat(ParticleFieldNames.Orientations, 4, "no rotation");
        Opacities = PerSplat(ParticleFieldNames.Opacities, 1, "1");
        (Coefficients, ShDegree, CoefficientStride) = Harmonics();
        IsSurflet = prim.GetAppliedSchemas().Any(name => name.GetString() is "ParticleFieldKernelGaussianSurfletAPI" or "ParticleFieldKernelConstantSurfletAPI");
        if (prim.GetAppliedSchemas().Any(name => name == "ParticleFieldKernelConstantSurfletAPI")) Warn("has constant discs, which are read as Gaussian ones");
    }

    /// <summary>The number of splats.</summary>
    internal int Count => Positions.Count;

    internal BulkReading Positions { get; }

    internal BulkReading? Scales { get; }

    internal BulkReading? Orientations { get; }

    internal BulkReading? Opacities { get; }

    /// <summary>RGB triples, <see cref="CoefficientStride"/> a splat.</summary>
    internal BulkReading? Coefficients { get; }

    /// <summary>Triples a splat as stored, 1 without coefficients.</summary>
    internal int CoefficientStride { get; }

    /// <summary>The degree that is read, at most 3.</summary>
    internal int ShDegree { get; }

    /// <summary>Whether the splats are discs in their own XY plane.</summary>
    internal bool IsSurflet { get; }

    /// <summary>An array of a further attribute of a prim, or null when it is not there or does not fit the splats.</summary>
    internal BulkReading? Further(UsdPrim owner, string name, int width)
    {
        BulkReading? array = BulkReading.Of(values.At(owner, name));
        return array is not null && array.Width == width && array.Count == Count ? array : null;
    }

    private BulkReading? Find(string name, int width)
    {
        foreach (string candidate in (string[])[name, name + ParticleFieldNames.HalfSuffix])
        {
            BulkReading? array = BulkReading.Of(values.At(prim, candidate));
            if (array is null || array.Count == 0) continue;
            if (array.Width == width) return array;
            Warn($"has {candidate} of {array.Width} numbers each, where {width} were expected; they are left out");
        }

        return null;
    }

    private BulkReading? PerSplat(string name, int width, string fallback)
    {
        if (Find(name, width) is not { } array)
        {
            Warn($"has no {name}; {fallback} is taken");
            return null;
        }

        if (array.Count == Count) return array;
        if (array.Count < Count) Warn(FormattableString.Invariant($"has {array.Count} {name} for {Count} positions, which are too few and left out; {fallback} is taken"));
        else Warn(FormattableString.Invariant($"has {array.Count} {name} for {Count} positions; the others are left out"));
        return array.Count < Count ? null : array;
    }

    private (BulkReading? Coefficients, int Degree, int Stride) Harmonics()
    {
        const string Name = ParticleFieldNames.ShCoefficients;
        if (Find(Name, 3) is not { } array)
        {
            Warn($"has no {Name}; mid grey is taken");
            return (null, 0, 1);
        }

        int? stated = values.Int(prim, ParticleFieldNames.ShDegree) is { } degree and >= 0 ? degree : null;
        if ((stated ?? Derived(array.Count)) is not { } known || array.Count < Triples(known) * Count)
        {
            Warn(FormattableString.Invariant($"has {array.Count} coefficients for {Count} positions{(stated is { } d ? string.Create(CultureInfo.InvariantCulture, $" of degree {d}") : "")}, which are too few and left out; mid grey is taken"));
            return (null, 0, 1);
        }

        if (array.Count > Triples(known) * Count) Warn(FormattableString.Invariant($"has {array.Count} coefficients where {Triples(known) * Count} were expected; the others are left out"));
        if (known > SphericalHarmonics.MaxDegree) Warn(FormattableString.Invariant($"has spherical harmonics of degree {known}, of which degree {SphericalHarmonics.MaxDegree} is read"));
        return (array, Math.Min(known, SphericalHarmonics.MaxDegree), (int)Triples(known));
    }

    /// <summary>The degree of a prim that states none: the schema's, unless the length is exactly that of another one.</summary>
    private int? Derived(int triples)
    {
        (int perSplat, int remainder) = Math.DivRem(triples, Count);
        int root = (int)Math.Sqrt(perSplat);
        bool exact = remainder == 0 && root * root == perSplat && root > 0;
        return exact ? root - 1 : FallbackDegree;
    }

    private static long Triples(int degree) => (degree + 1L) * (degree + 1L);

    private void Warn(string what) => warnings.Add($"<{prim.GetPath()}> {what}");
}
