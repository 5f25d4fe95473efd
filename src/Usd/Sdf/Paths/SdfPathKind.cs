namespace pxr;

/// <summary>What the last element of a path names.</summary>
internal enum SdfPathKind : byte
{
    Empty,
    AbsoluteRoot,
    ReflexiveRelative,
    Prim,
    VariantSelection,
    Property,
    Target,
    RelationalAttribute,
    Mapper,
    MapperArg,
    Expression,
}
