using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Validation;

/// <summary>Turns what readers throw into issues: an asset that cannot be read whole has an error with the reader's code.</summary>
internal static class ReadErrors
{
    /// <summary>Runs a read; of an <see cref="AssetException"/> one issue is made.</summary>
    /// <returns>Whether the read went through.</returns>
    internal static bool Collect(List<Issue> issues, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (AssetException error)
        {
            issues.Add(new Issue(error.Code, IssueSeverity.Error, error.Location, error.Problem));
            return false;
        }
    }
}
