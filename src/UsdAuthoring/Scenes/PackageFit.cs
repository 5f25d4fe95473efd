using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>How many splats fit a package of their own.</summary>
internal static class PackageFit
{
    /// <summary>The most splats of a cloud that fit in all formats of a scene; all of them, and more, when parts are no packages.</summary>
    internal static long MostSplats(ISplatSource cloud, SceneOptions options)
    {
        if (!options.PartPackages) return long.MaxValue;
        long fits = 0, tooMany = cloud.Schema.Count + 1;
        while (tooMany - fits > 1)
        {
            long middle = fits + ((tooMany - fits) / 2);
            if (options.Formats.All(format => format.MeasurePackage(cloud, middle, options) <= options.PackageLimit)) fits = middle;
            else tooMany = middle;
        }

        return fits;
    }

    /// <summary>Refuses more splats a volume than fit.</summary>
    /// <exception cref="AssetUnsupportedException">Always.</exception>
    [DoesNotReturn]
    internal static void Refuse(ISplatSource cloud, SceneOptions options, long fitting)
    {
        string limit = FormattableString.Invariant($"{options.PackageLimit} bytes"), message = fitting == 0
            ? FormattableString.Invariant($"expected a package of at most {limit}, found that one splat takes up to {options.Formats.Max(format => format.MeasurePackage(cloud, 1, options))}; author fewer frames, or allow more (--max-package-size)")
            : FormattableString.Invariant($"expected at most {fitting} splats a volume, which fit a package of {limit}, found {options.MaxSplatsPerVolume}; ask for fewer, or leave the number out for the most (--max-splats-per-volume)");
        throw new AssetUnsupportedException(new AssetLocation(cloud.Name), "PACKAGE-SPLATS", message);
    }
}
