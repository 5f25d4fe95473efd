using pxr;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The rules of one ParticleField prim. Source: the ParticleField description, section 9.</summary>
internal sealed class ParticleFieldRules
{
    private const int MaxDegree = 3;

    private readonly UsdPrim prim;
    private readonly SplatIssues issues;
    private readonly FieldSlots? positions, orientations, scales, opacities, coefficients;

    private ParticleFieldRules(UsdPrim prim, SplatIssues issues)
    {
        (this.prim, this.issues) = (prim, issues);
        positions = FieldSlots.Find(prim, ParticleFieldNames.Positions, 3);
        orientations = FieldSlots.Find(prim, ParticleFieldNames.Orientations, 4);
        scales = FieldSlots.Find(prim, ParticleFieldNames.Scales, 3);
        opacities = FieldSlots.Find(prim, ParticleFieldNames.Opacities, 1);
        coefficients = FieldSlots.Find(prim, ParticleFieldNames.ShCoefficients, 3);
    }

    /// <summary>The arrays that are authored.</summary>
    private IEnumerable<FieldSlots> Authored => ((FieldSlots?[])[positions, orientations, scales, opacities, coefficients]).OfType<FieldSlots>();

    internal static void Check(UsdPrim prim, SplatIssues issues, CancellationToken cancellation)
    {
        var rules = new ParticleFieldRules(prim, issues);
        SplatStageRules.CheckTransform(prim, SplatIssueCodes.Matrix, SplatIssueCodes.Distortion, issues);
        rules.CheckWords();
        foreach (FieldSlots both in rules.Authored.Where(slots => slots.HasBoth))
            issues.Tell(SplatIssueCodes.BothPrecisions, both.Attribute.GetPath(), $"expected one of this attribute and its 16-bit variant, found both; this one is read");
        if (rules.positions is not { } positions)
        {
            issues.Tell(SplatIssueCodes.Positions, prim.GetPath(), $"expected positions or positionsh with a value, found none");
            return;
        }

        rules.CheckLengths(positions);
        rules.CheckCoefficients(positions);
        rules.CheckSamples(positions);
        ParticleFieldValueRules.Check(rules.orientations, rules.scales, rules.opacities, rules.coefficients, issues, cancellation);
        ParticleFieldExtentRules.Check(prim, positions, issues, cancellation);
    }

    /// <summary>All times at which anything is authored, and null for the default values.</summary>
    private List<double?> Times(FieldSlots positions)
    {
        List<double?> times = [.. Authored.SelectMany(slots => slots.SampleTimes).Distinct().Order().Select(time => (double?)time)];
        if (positions.Slots[0].Time is null || times.Count == 0) times.Insert(0, null);
        return times;
    }

    private void CheckLengths(FieldSlots positions)
    {
        if (positions.Slots.FirstOrDefault(slot => slot.Array.Count == 0) is { } empty) issues.Tell(SplatIssueCodes.Positions, positions.Attribute.GetPath(), $"expected a position at least, found none{empty.When}");
        CheckLength(ParticleFieldNames.Orientations, orientations, positions);
        CheckLength(ParticleFieldNames.Scales, scales, positions);
        CheckLength(ParticleFieldNames.Opacities, opacities, positions);
    }

    private void CheckLength(string name, FieldSlots? slots, FieldSlots positions)
    {
        if (slots is null)
        {
            issues.Tell(SplatIssueCodes.Length, prim.GetPath(), $"expected {name} or {name}h with a value, found none");
            return;
        }

        foreach (double? time in Times(positions))
        {
            int expected = positions.CountAt(time), found = slots.CountAt(time);
            if (expected == found) continue;
            issues.Tell(SplatIssueCodes.Length, slots.Attribute.GetPath(), $"expected {expected} elements, one a position, found {found}{(time is { } t ? FormattableString.Invariant($" at time {t}") : "")}");
            return;
        }
    }

    private void CheckCoefficients(FieldSlots positions)
    {
        int? stated = new StageValues(null).Int(prim, ParticleFieldNames.ShDegree);
        int degree = stated ?? MaxDegree;
        if (degree < 0) issues.Tell(SplatIssueCodes.Coefficients, prim.GetPath(), $"expected a degree of 0 or more, found {degree}");
        if (degree > MaxDegree) issues.Tell(SplatIssueCodes.Degree, prim.GetPath(), $"expected a degree of at most {MaxDegree}, found {degree}");
        if (degree > 0 && SplatStageRules.IsTurned(prim))
            issues.Tell(SplatIssueCodes.Turned, prim.GetPath(), $"expected a prim that is not turned, or degree 0, found degree {degree} under a rotation");
        if (coefficients is null)
        {
            issues.Tell(SplatIssueCodes.Coefficients, prim.GetPath(), $"expected {ParticleFieldNames.ShCoefficients} with a value, found none");
            return;
        }

        if (degree < 0) return;
        foreach (double? time in Times(positions))
        {
            long expected = positions.CountAt(time) * (degree + 1L) * (degree + 1L);
            int found = coefficients.CountAt(time);
            if (found == expected) continue;
            issues.Tell(SplatIssueCodes.Coefficients, coefficients.Attribute.GetPath(), $"expected {expected} triples for {positions.CountAt(time)} positions of degree {degree}{(stated is null ? ", which is taken where none is stated," : "")}, found {found}{(time is { } t ? FormattableString.Invariant($" at time {t}") : "")}");
            return;
        }
    }

    private void CheckSamples(FieldSlots positions)
    {
        if (positions.Slots.Where(slot => slot.Time is not null).Select(slot => slot.Array.Count).Distinct().Count() < 2) return;
        double[] times = [.. positions.SampleTimes];
        foreach (FieldSlots slots in Authored.Where(slots => !slots.SampleTimes.SequenceEqual(times)))
            issues.Tell(SplatIssueCodes.Samples, slots.Attribute.GetPath(), $"expected samples at the {times.Length} times of the positions, whose number changes, found {slots.SampleTimes.Count()} samples{(slots.SampleTimes.Any() ? ", at other times" : "")}");
    }

    private void CheckWords()
    {
        var values = new StageValues(null);
        CheckWord(values, ParticleFieldNames.ProjectionModeHint, ParticleFieldNames.ProjectionModes);
        CheckWord(values, ParticleFieldNames.SortingModeHint, ParticleFieldNames.SortingModes);
        if (values.Token(prim, ParticleFieldNames.SortingModeHint) == "rayHitDistance")
            issues.Tell(SplatIssueCodes.RayHit, prim.GetPath().AppendProperty(new TfToken(ParticleFieldNames.SortingModeHint)), $"expected a word of OpenUSD 26.03, found rayHitDistance, which came with 26.05");
        if (values.Token(prim, ParticleFieldNames.ColorSpaceName) is { } space && !ParticleFieldNames.ColorSpaces.Contains(space))
            issues.Tell(SplatIssueCodes.ColorSpace, prim.GetPath().AppendProperty(new TfToken(ParticleFieldNames.ColorSpaceName)), $"expected a colour space that OpenUSD knows, found '{space}'");
    }

    private void CheckWord(StageValues values, string name, IReadOnlyList<string> words)
    {
        if (values.Token(prim, name) is { } word && !words.Contains(word))
            issues.Tell(SplatIssueCodes.Token, prim.GetPath().AppendProperty(new TfToken(name)), $"expected {string.Join(" or ", words)}, found '{word}'");
    }
}
