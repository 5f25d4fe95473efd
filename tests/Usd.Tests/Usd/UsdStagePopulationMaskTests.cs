using pxr;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Masks hold to their definition, whatever was added in which order.</summary>
public sealed class UsdStagePopulationMaskTests
{
    [Test]
    public void Masks_are_of_the_prims_at_above_and_below_their_paths([Range(0, 19)] int seed)
    {
        var random = new Random(seed);
        SdfPath[] added = [.. Enumerable.Range(0, 8).Select(_ => RandomPath(random))];
        var mask = new UsdStagePopulationMask();
        foreach (SdfPath path in added) mask.Add(path);
        UsdStagePopulationMask copy = new(mask);

        SdfPath[] minimal = [.. added.Distinct().Where(path => !added.Any(other => other != path && path.HasPrefix(other))).Order()];
        Assert.That(mask.GetPaths(), Is.EqualTo(minimal));
        foreach (SdfPath path in Enumerable.Range(0, 200).Select(_ => RandomPath(random)).Append(SdfPath.AbsoluteRootPath()))
        {
            bool includes = path.IsAbsoluteRootPath() || minimal.Any(each => path.HasPrefix(each) || each.HasPrefix(path));
            Assert.That(mask.Includes(path), Is.EqualTo(includes), path.GetString());
            Assert.That(copy.Includes(path), Is.EqualTo(includes), path.GetString());
            Assert.That(mask.IncludesSubtree(path), Is.EqualTo(minimal.Any(path.HasPrefix)), path.GetString());
        }
    }

    [Test]
    public void The_mask_of_all_takes_everything_in()
    {
        var mask = new UsdStagePopulationMask(["/A/B", "/C"]);
        mask.Add(SdfPath.AbsoluteRootPath());

        Assert.That(mask, Is.EqualTo(UsdStagePopulationMask.All()));
        Assert.That(mask.GetPaths().Single().IsAbsoluteRootPath() && mask.IncludesSubtree("/Z/Y"));
    }

    private static SdfPath RandomPath(Random random)
    {
        SdfPath path = SdfPath.AbsoluteRootPath();
        for (int depth = random.Next(1, 5); depth > 0; depth--) path = path.AppendChild(new TfToken(((char)('A' + random.Next(3))).ToString()));
        return path;
    }
}
