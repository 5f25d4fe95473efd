using System.Numerics;
using pxr;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The rules of a ParticleField prim's centres and extent. Source: the ParticleField description, sections 4.1 and 9.</summary>
internal static class ParticleFieldExtentRules
{
    internal static void Check(UsdPrim prim, FieldSlots positions, SplatIssues issues, CancellationToken cancellation)
    {
        SplatBox? centres = null;
        foreach (FieldSlot slot in positions.Slots)
        {
            (Vector3 min, Vector3 max) = (new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));
            var infinite = default(ArrayScan.Tally);
            ArrayScan.ForEach(slot.Array, (first, piece) =>
            {
                ParticleFieldValueRules.CountNonFinite(first, piece, 3, ref infinite);
                for (int i = 0; i < piece.Length; i += 3)
                {
                    var centre = new Vector3(piece.Slice(i, 3));
                    (min, max) = (Vector3.MinNumber(min, centre), Vector3.MaxNumber(max, centre));
                }
            }, cancellation);
            ParticleFieldValueRules.TellNonFinite(positions, slot, infinite, issues);
            if (infinite.Count == 0 && slot.Array.Count > 0) centres = Union(centres, new SplatBox(min, max));
        }

        if (ExtentOf(prim) is not { } extent)
        {
            issues.Tell(SplatIssueCodes.Extent, prim.GetPath(), $"expected an extent of two corners, found none");
            return;
        }

        if (centres is not { } box) return;
        if (BoxRules.LeavesOut(extent, box, Vector3.Zero)) issues.Tell(SplatIssueCodes.Extent, prim.GetPath().AppendProperty(new TfToken("extent")), $"expected an extent that holds the centres, {BoxRules.Text(box)}, found {BoxRules.Text(extent)}");
        else CheckMargin(prim, extent, issues, cancellation);
    }

    /// <summary>The extent at the default and at all its samples together; null when none is authored.</summary>
    internal static SplatBox? ExtentOf(UsdPrim prim)
    {
        UsdAttribute attribute = prim.GetAttribute(new TfToken("extent"));
        if (!attribute.IsValid()) return null;
        SplatBox? all = null;
        foreach (UsdTimeCode time in (IEnumerable<UsdTimeCode>)[UsdTimeCode.Default(), .. attribute.GetTimeSamples().Select(t => new UsdTimeCode(t))])
        {
            if (BulkReading.Of(attribute.Get(time)) is not { Count: 2, Width: 3 } corners) continue;
            var numbers = new float[6];
            corners.Read(0, numbers);
            all = Union(all, new SplatBox(new Vector3(numbers.AsSpan(0, 3)), new Vector3(numbers.AsSpan(3, 3))));
        }

        return all;
    }

    private static void CheckMargin(UsdPrim prim, SplatBox extent, SplatIssues issues, CancellationToken cancellation)
    {
        var arrays = new ParticleFieldArrays(prim, new StageValues(null), []);
        using var cloud = new ShDegreeSplatSource(new LinearSplatSource(new ParticleFieldSource(prim.GetPath().ToString(), arrays), opacities: true, scales: true), 0);
        SplatSurvey survey = SplatSurvey.Run(cloud, new SurveyOptions { DropUnusableScales = false }, null, cancellation);
        if (survey is { CentreBounds: { } centres, ExtentBounds: { } ellipsoids } && BoxRules.HasNoMargin(extent, centres, ellipsoids))
            issues.Tell(SplatIssueCodes.Margin, prim.GetPath().AppendProperty(new TfToken("extent")), $"expected an extent that holds three standard deviations, {BoxRules.Text(ellipsoids)}, found {BoxRules.Text(extent)}");
    }

    private static SplatBox Union(SplatBox? a, SplatBox b) => a is { } box ? SplatBoxes.Union(box, b) : b;
}
