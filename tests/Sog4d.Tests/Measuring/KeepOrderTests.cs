using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;

namespace UsdGsplat.Sog4d.Tests.Measuring;

/// <summary>Our bundles against the reference exporter's: the same checkpoint, settings, splats and order.</summary>
public sealed class KeepOrderTests
{
    private static readonly AttributeErrorKind[] Kinds =
    [
        AttributeErrorKind.Position, AttributeErrorKind.PositionInBox, AttributeErrorKind.LogScale, AttributeErrorKind.Rotation,
        AttributeErrorKind.Opacity, AttributeErrorKind.ShDc, AttributeErrorKind.UnseenShDc, AttributeErrorKind.ShRest,
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from bundle in ReferenceBundle.All from seed in new[] { 0L, 1, 2 } select new TestCaseData(bundle, seed);

    [TestCaseSource(nameof(Cases))]
    public void Our_mean_errors_are_at_most_the_references(ReferenceBundle bundle, long seed)
    {
        (ErrorReport ours, int[] kept) = bundle.Ours(seed);

        // Splats that are never seen are not in our bundle, so those of the reference do not count either.
        HashSet<int> both = [.. kept];
        using Sog4dReader reader = bundle.Open();
        ErrorReport reference = bundle.Measure(reader, [.. bundle.SourceIndices().Select(i => both.Contains(i) ? i : -1)]);
        Assert.That(ours.Splats, Is.EqualTo(reference.Splats).And.GreaterThan(850));
        Assert.Multiple(() =>
        {
            foreach (AttributeErrorKind kind in Kinds)
            {
                if (kind == AttributeErrorKind.ShRest && reader.ShDegree == 0) continue;
                Assert.That(ours[kind]!.Count, Is.EqualTo(reference[kind]!.Count), kind.ToString());
                Assert.That(ours[kind]!.Mean, Is.LessThanOrEqualTo(reference[kind]!.Mean), kind.ToString());
            }
        });
    }
}
