using System.Numerics;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Tests;

/// <summary>The survey once more, splat by splat from the rules, without regard to speed.</summary>
internal static class NaiveSurvey
{
    internal static void Check(SplatCloud cloud, SplatSurvey survey)
    {
        var splats = cloud.Schema.Columns.ToDictionary(column => column, column => TestClouds.Split(cloud, column));
        int[] all = [.. Enumerable.Range(0, cloud.Count)];
        int[] kept = [.. all.Where(i => splats.All(c => c.Value[i].All(v => IsUsable(c.Key, v))))];
        Assert.That(all.Where(i => survey.Kept[i]), Is.EqualTo(kept));
        foreach (int i in all) splats[SplatColumn.RotationsXyzw][i] = Repair(splats[SplatColumn.RotationsXyzw][i], out _);
        foreach (ColumnSurvey found in survey.Columns) CheckColumn(found, TestClouds.Split(cloud, found.Column), splats[found.Column], kept);
        Assert.That(survey.RepairedRotations, Is.EqualTo(TestClouds.Split(cloud, SplatColumn.RotationsXyzw).Count(IsRepaired)));
        Assert.That(survey.FlatSplats, Is.EqualTo(kept.Count(i => splats[SplatColumn.LogScales][i].Any(float.IsNegativeInfinity))));
        Assert.That(survey.SaturatedOpacities, Is.EqualTo(kept.Count(i => float.IsInfinity(splats[SplatColumn.OpacityLogits][i][0]))));
        if (kept.Length == 0) return;
        CheckBounds(survey, splats, kept);
        CheckMedians(survey, splats, kept);
    }

    private static bool IsUsable(SplatColumn column, float value) => column switch
    {
        SplatColumn.RotationsXyzw => true,
        SplatColumn.OpacityLogits => !float.IsNaN(value),
        SplatColumn.LogScales => float.IsNegativeInfinity(value) || (float)Math.Exp(value) is > 0 and < float.PositiveInfinity,
        _ => float.IsFinite(value),
    };

    private static bool IsRepaired(float[] q)
    {
        Repair(q, out bool repaired);
        return repaired;
    }

    private static float[] Repair(float[] q, out bool repaired)
    {
        double norm = Math.Sqrt(q.Sum(v => (double)v * v));
        repaired = !(norm >= 1e-8 && double.IsFinite(norm));
        return repaired ? [0, 0, 0, 1] : q;
    }

    private static void CheckColumn(ColumnSurvey found, float[][] read, float[][] repaired, int[] kept)
    {
        int[] nonFinite = [.. Enumerable.Range(0, read.Length).Where(i => !read[i].All(float.IsFinite))];
        Assert.That(found.NonFiniteSplats, Is.EqualTo(nonFinite.Length));
        Assert.That(found.FirstNonFinite, Is.EqualTo(nonFinite.Length == 0 ? null : (long)nonFinite[0]));
        Assert.That(found.Minimum, Is.EqualTo(kept.Length == 0 ? float.NaN : kept.Min(i => repaired[i].Min())));
        Assert.That(found.Maximum, Is.EqualTo(kept.Length == 0 ? float.NaN : kept.Max(i => repaired[i].Max())));
    }

    private static void CheckBounds(SplatSurvey survey, Dictionary<SplatColumn, float[][]> splats, int[] kept)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (int i in kept)
            {
                float[] q = splats[SplatColumn.RotationsXyzw][i];
                Quaternion rotation = Quaternion.Normalize(new Quaternion(q[0], q[1], q[2], q[3]));
                double variance = 0;
                for (int own = 0; own < 3; own++)
                {
                    double along = Vector3.Transform(own == 0 ? Vector3.UnitX : own == 1 ? Vector3.UnitY : Vector3.UnitZ, rotation)[axis];
                    double sigma = Math.Exp(splats[SplatColumn.LogScales][i][own]);
                    variance += along * along * sigma * sigma;
                }

                double centre = splats[SplatColumn.Positions][i][axis];
                min = Math.Min(min, centre - (3 * Math.Sqrt(variance)));
                max = Math.Max(max, centre + (3 * Math.Sqrt(variance)));
            }

            double tolerance = 2e-6 * (max - min + Math.Abs(min) + Math.Abs(max));
            Assert.That((double)survey.ExtentBounds!.Value.Min[axis], Is.EqualTo(min).Within(tolerance));
            Assert.That((double)survey.ExtentBounds!.Value.Max[axis], Is.EqualTo(max).Within(tolerance));
            Assert.That(survey.CentreBounds!.Value.Min[axis], Is.EqualTo(kept.Min(i => splats[SplatColumn.Positions][i][axis])));
            Assert.That(survey.CentreBounds!.Value.Max[axis], Is.EqualTo(kept.Max(i => splats[SplatColumn.Positions][i][axis])));
        }
    }

    private static void CheckMedians(SplatSurvey survey, Dictionary<SplatColumn, float[][]> splats, int[] kept)
    {
        double[] centre = [.. Enumerable.Range(0, 3).Select(axis => Median(kept.Select(i => (double)splats[SplatColumn.Positions][i][axis])))];
        Assert.That(survey.MedianCentre, Is.EqualTo(new DoublePoint(centre[0], centre[1], centre[2])));
        double sigma = Math.Exp(Median(kept.SelectMany(i => splats[SplatColumn.LogScales][i]).Select(v => (double)v)));
        Assert.That(survey.MedianSigma!.Value, Is.EqualTo(sigma).Within(1e-12).Percent);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        double low = sorted[(sorted.Length - 1) / 2], high = sorted[sorted.Length / 2];
        return low == high ? low : (low + high) / 2;
    }
}
