using System.Collections.Concurrent;
using UsdGsplat.Codecs;

namespace pxr;

/// <summary>An open crate: its tables, and its values where they are.</summary>
internal sealed class CrateFile
{
    private const int MaxIssues = 100;

    private readonly List<Issue> issues = [];

    internal CrateFile(CrateBytes bytes, CrateVersion version) => (Bytes, Version) = (bytes, version);

    internal CrateBytes Bytes { get; }

    internal CrateVersion Version { get; }

    internal CrateTokens Tokens { get; set; } = new([], [0]);

    /// <summary>Token indexes of strings.</summary>
    internal int[] Strings { get; set; } = [];

    internal CrateField[] Fields { get; set; } = [];

    /// <summary>Runs of field indexes, each ended by <see cref="CrateLayout.EndOfFieldSet"/>.</summary>
    internal int[] FieldSets { get; set; } = [];

    internal SdfPath[] Paths { get; set; } = [];

    internal CrateSpec[] Specs { get; set; } = [];

    /// <summary>What is wrong with the tables and was left out, so far: specs are looked at when they are asked for.</summary>
    internal IReadOnlyList<Issue> Issues
    {
        get
        {
            lock (issues) return [.. issues];
        }
    }

    /// <summary>Arrays that somebody holds, by their representation: specs that share a value share its memory.</summary>
    internal ConcurrentDictionary<ulong, WeakReference<Vt_ArrayBase>> Arrays { get; } = [];

    /// <summary>Times of samples by their representation; not to be changed.</summary>
    internal ConcurrentDictionary<ulong, double[]> Times { get; } = [];

    internal void Report(string scope, FormattableString problem)
    {
        lock (issues)
        {
            if (issues.Count < MaxIssues) issues.Add(new Issue("USDC-TABLE", IssueSeverity.Warning, Bytes.Location.In(scope), FormattableString.Invariant(problem)));
        }
    }
}
