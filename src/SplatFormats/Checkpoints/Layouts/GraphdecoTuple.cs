using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>The nameless checkpoint <c>(capture, iteration)</c> of the original implementation, known by order and shapes.</summary>
/// <remarks>
/// The capture is a tuple: active degree, xyz (N,3), f_dc (N,1,3), f_rest (N,K,3), scaling (N,3), rotation (N,4), opacity
/// (N,1), three accumulators, optimizer, extent. Forks append and drop items, so the six tensors are looked for in this order.
/// </remarks>
internal static class GraphdecoTuple
{
    internal const string ActiveDegree = "active_sh_degree";
    internal const string Groups = "param_groups";
    private const int AccumulatorCount = 3;

    private static readonly (string Name, Func<long[], bool> Fits)[] Order =
    [
        ("xyz", s => s is [_, 3]),
        ("f_dc", s => s is [_, 1, 3]),
        ("f_rest", s => s is [_, _, 3]),
        ("scaling", s => s is [_, 3]),
        ("rotation", s => s is [_, 4]),
        ("opacity", s => s is [_, 1]),
    ];

    internal static SplatLayout? Detect(object? root)
    {
        if (root is not PickleSequence { Items: [PickleSequence { Kind: PickleSequenceKind.Tuple } capture, _] }) return null;
        var splats = new PickleMap();
        var top = new PickleMap();
        int expected = 0;
        long count = -1;
        int others = 0;
        foreach (object? item in capture.Items)
        {
            if (item is PickledTensor tensor && Sizes(tensor) is [var rows, ..] sizes && (count < 0 || rows == count))
            {
                if (expected < Order.Length && Order[expected].Fits(sizes))
                {
                    splats.Set(Order[expected++].Name, tensor);
                    count = rows;
                }
                else if (count >= 0)
                {
                    others++;
                }
            }
            else if (item is long degree && !top.Has(ActiveDegree))
            {
                top.Set(ActiveDegree, degree);
            }
            else if (item is PickleMap optimizer && optimizer[Groups] is PickleSequence groups)
            {
                top.Set(Groups, groups);
            }
        }

        if (expected < Order.Length) return null;
        if (others > AccumulatorCount) splats.Set($"({others - AccumulatorCount} tensors without a name)", null);
        return new SplatLayout(CheckpointTrainer.Graphdeco, SplatKeys.Graphdeco, splats, "capture.", top);
    }

    /// <summary>The names of the optimizer's groups, which are the only names in such a file.</summary>
    internal static IEnumerable<string> GroupNames(PickleMap top) =>
        top[Groups] is PickleSequence groups ? groups.Items.OfType<PickleMap>().Select(g => g["name"]).OfType<string>() : [];

    private static long[]? Sizes(PickledTensor tensor) =>
        tensor.Sizes.Items.Count <= 3 && tensor.Sizes.Items.All(s => s is long) ? [.. tensor.Sizes.Items.Cast<long>()] : null;
}
