using System.Numerics;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The rules of a NuRec payload, and of the bounds of the volume that shows it. Source: the NuRec description, sections 3 to 5.</summary>
internal static class NuRecPayloadRules
{
    private const float UnitTolerance = 5e-3f;
    private const int ChunkSplats = 1 << 14;

    internal static void Check(NuRecPayload payload, SplatIssues issues, CancellationToken cancellation, UsdPrim? volume = null)
    {
        var location = new AssetLocation(payload.Name);
        foreach (string warning in payload.Warnings) issues.Tell(SplatIssueCodes.Assumed, location, $"{warning}");
        foreach (NuRecNode node in payload.Nodes) CheckNode(payload, node, location, issues);
        CheckPrecision(payload, location, issues);
        SplatSurvey survey = SplatSurvey.Run(payload, new SurveyOptions { DropUnusableScales = false }, null, cancellation);
        CheckValues(payload, survey, location, issues);
        CheckStep(survey, location, issues);
        if (payload.Nodes.Any(node => node.RotationActivation == "none")) CheckUnit(payload, location, issues, cancellation);
        if (volume is not null) CheckBounds(volume, survey, issues);
    }

    private static void CheckNode(NuRecPayload payload, NuRecNode node, AssetLocation location, SplatIssues issues)
    {
        if (node.ShDegree is 1 or 2) issues.Tell(SplatIssueCodes.VolumeDegree, location.In(node.Name), $"expected coefficients of degree 0 or 3, found degree {node.ShDegree}");
        int count = (node.ShDegree + 1) * (node.ShDegree + 1);
        if (node.ActiveFeatures is { } active && active != node.ShDegree && active != count)
            issues.Tell(SplatIssueCodes.ActiveFeatures, location.In(node.Name), $"expected n_active_features {node.ShDegree}, the degree, or {count}, the number, found {active}");
        if (payload.Config.GetValueOrDefault("layers.gaussians.particle.radiance_sph_degree") is long radiance && radiance != node.ShDegree)
            issues.Tell(SplatIssueCodes.ActiveFeatures, location.In(node.Name), $"expected radiance_sph_degree {node.ShDegree}, found {radiance}");
    }

    private static void CheckPrecision(NuRecPayload payload, AssetLocation location, SplatIssues issues)
    {
        if (payload.Config.GetValueOrDefault("layers.gaussians.precision") is { } precision and not 16L)
            issues.Tell(SplatIssueCodes.Precision, location.In("config/layers.gaussians.precision"), $"expected 16, found {precision}");
    }

    private static void CheckValues(NuRecPayload payload, SplatSurvey survey, AssetLocation location, SplatIssues issues)
    {
        if (payload.Schema.Count == 0) issues.Tell(SplatIssueCodes.VolumeFinite, location, $"expected a splat at least, found none");
        foreach (ColumnSurvey column in survey.Columns)
        {
            // Infinities that mean something have a rule of their own, and rotations too.
            long meant = column.Column switch { SplatColumn.LogScales => survey.FlatSplats, SplatColumn.OpacityLogits => survey.SaturatedOpacities, _ => 0 };
            if (column.NonFiniteSplats > meant && column.Column != SplatColumn.RotationsXyzw)
                issues.Tell(SplatIssueCodes.VolumeFinite, location.In(column.Column.ToString()), $"expected finite values, found {column.NonFiniteSplats} splats with others, the first is {column.FirstNonFinite}");
        }

        if (survey.RepairedRotations > 0) issues.Tell(SplatIssueCodes.VolumeRotation, location, $"expected rotations with a direction, found {survey.RepairedRotations} splats without one");
        if (survey.FlatSplats + survey.SaturatedOpacities > 0) issues.Tell(SplatIssueCodes.Flat, location, $"expected finite log scales and logits, found {survey.FlatSplats} splats with an axis of length 0 and {survey.SaturatedOpacities} of opacity 0 or 1");
        if (survey.UnusableScales > 0) issues.Tell(SplatIssueCodes.Flat, location.In(nameof(SplatColumn.LogScales)), $"expected scales above 0 and finite in single precision, found {survey.UnusableScales} splats with others");
    }

    private static void CheckStep(SplatSurvey survey, AssetLocation location, SplatIssues issues)
    {
        if (survey.CentreBounds is not { } centres || survey.MedianSigma is not { } sigma) return;
        float step = 2 * HalfRounding((float)centres.LargestCoordinate());
        if (step > sigma) issues.Tell(SplatIssueCodes.Coarse, location.In(nameof(SplatColumn.Positions)), $"expected steps of positions below the median standard deviation {sigma:g3}, found {step:g3} at the farthest splats");
    }

    private static void CheckUnit(NuRecPayload payload, AssetLocation location, SplatIssues issues, CancellationToken cancellation)
    {
        var rotations = new float[4 * (int)Math.Min(ChunkSplats, payload.Schema.Count)];
        long wrong = 0;
        for (long first = 0; first < payload.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> chunk = rotations.AsSpan(0, 4 * (int)Math.Min(ChunkSplats, payload.Schema.Count - first));
            payload.Read(SplatColumn.RotationsXyzw, first, chunk);
            for (int i = 0; i < chunk.Length; i += 4) wrong += Math.Abs(new Vector4(chunk.Slice(i, 4)).Length() - 1) > UnitTolerance ? 1 : 0;
        }

        if (wrong > 0) issues.Tell(SplatIssueCodes.VolumeRotation, location, $"expected rotations of unit length, since the payload does not normalise them, found {wrong} others");
    }

    /// <summary>Bounds are held against the stored centres, which rounding to 16 bits has moved.</summary>
    private static void CheckBounds(UsdPrim volume, SplatSurvey survey, SplatIssues issues)
    {
        if (ParticleFieldExtentRules.ExtentOf(volume) is not { } extent)
        {
            issues.Tell(SplatIssueCodes.VolumeExtent, volume.GetPath(), $"expected an extent of two corners, found none");
            return;
        }

        if (survey is not { CentreBounds: { } centres, ExtentBounds: { } ellipsoids }) return;
        Vector3 reach = Vector3.Max(Vector3.Abs(centres.Min), Vector3.Abs(centres.Max));
        var slack = new Vector3(HalfRounding(reach.X), HalfRounding(reach.Y), HalfRounding(reach.Z));
        SdfPath path = volume.GetPath().AppendProperty(new TfToken("extent"));
        if (BoxRules.LeavesOut(extent, centres, slack)) issues.Tell(SplatIssueCodes.VolumeExtent, path, $"expected an extent that holds the centres, {BoxRules.Text(centres)}, found {BoxRules.Text(extent)}");
        else if (BoxRules.HasNoMargin(extent, centres, ellipsoids)) issues.Tell(SplatIssueCodes.VolumeMargin, path, $"expected an extent that holds three standard deviations, {BoxRules.Text(ellipsoids)}, found {BoxRules.Text(extent)}");
        if (NuRecVolumeReader.Bounds(volume, new StageValues(null)) is { } crop && BoxRules.LeavesOut(crop, centres, slack))
            issues.Tell(SplatIssueCodes.Crop, volume.GetPath(), $"expected crop bounds that hold the centres, {BoxRules.Text(centres)}, found {BoxRules.Text(crop)}");
    }

    /// <summary>Half the distance of neighbouring 16-bit floats, which have ten bits of fraction down to 2^−14.</summary>
    private static float HalfRounding(float magnitude) =>
        MathF.ScaleB(1, MathF.ILogB(Math.Clamp(magnitude, MathF.ScaleB(1, -14), (float)Half.MaxValue)) - 11);
}
