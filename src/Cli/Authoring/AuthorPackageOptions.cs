using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on packages of which a scene is made.</summary>
internal sealed class AuthorPackageOptions : IAuthorOptions
{
    private const string SizeName = "--max-package-size";

    private static readonly (string Unit, long Bytes)[] Units =
        [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("B", 1), ("", 1)];

    private readonly Option<bool> partPackages = new("--part-packages")
    {
        Description = "Write each input or partition as a .usdz of its own below 4 GiB, which the root layer (--output scene.usda, .usdc or a folder) names. Inputs too large for one are divided as --max-splats-per-volume does, into as few as fit.",
    };

    private readonly Option<long?> maxSize = new(SizeName)
    {
        Description = "Hold each package of --part-packages to a size, as 512MB, 1GiB or bytes. Default: what packages can have, just below 4 GiB.",
        HelpName = "SIZE",
        CustomParser = ParseSize,
    };

    public IEnumerable<Option> All => [partPackages, maxSize];

    public void Check(CommandResult result)
    {
        if (result.GetResult(maxSize) is not null && !result.GetValue(partPackages)) result.AddError($"{SizeName} needs {partPackages.Name}");
    }

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with
    {
        PartPackages = parsed.GetValue(partPackages),
        MaxPackageLength = parsed.GetValue(maxSize),
    };

    private static long? ParseSize(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        (string unit, long bytes) = Units.First(u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        bool isNumber = decimal.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number);
        if (isNumber && number > 0 && number < long.MaxValue / bytes && (long)(number * bytes) > 0) return (long)(number * bytes);
        result.AddError($"{SizeName}: expected a size such as 512MB, 1.5GiB or a number of bytes, found '{text}'");
        return null;
    }
}
