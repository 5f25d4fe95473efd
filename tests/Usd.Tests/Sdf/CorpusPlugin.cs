using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>The six metadata fields that the plugin file of OpenUSD's parsing test declares.</summary>
internal static class CorpusPlugin
{
    internal static void Register()
    {
        foreach ((string name, SdfFieldKind kind) in (ReadOnlySpan<(string, SdfFieldKind)>)
        [
            ("intListOpTest", SdfFieldKind.IntListOp), ("int64ListOpTest", SdfFieldKind.Int64ListOp),
            ("uintListOpTest", SdfFieldKind.UIntListOp), ("uint64ListOpTest", SdfFieldKind.UInt64ListOp),
            ("stringListOpTest", SdfFieldKind.StringListOp), ("tokenListOpTest", SdfFieldKind.TokenListOp),
        ])
        {
            SdfFieldSchema.Register(new SdfFieldDefinition(name, kind, SdfFieldPlaces.Layer | SdfFieldPlaces.Object, null, null));
        }
    }
}
