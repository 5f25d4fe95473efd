namespace pxr;

/// <summary>How a prim spec is declared.</summary>
public enum SdfSpecifier
{
    /// <summary><c>def</c>: the prim is defined here.</summary>
    SdfSpecifierDef = 0,

    /// <summary><c>over</c>: opinions about a prim that is defined elsewhere.</summary>
    SdfSpecifierOver = 1,

    /// <summary><c>class</c>: an abstract prim to inherit from.</summary>
    SdfSpecifierClass = 2,

    /// <summary>Number of specifiers.</summary>
    SdfNumSpecifiers = 3,
}

/// <summary>Whether an attribute may vary over time.</summary>
public enum SdfVariability
{
    /// <summary>May have time samples.</summary>
    SdfVariabilityVarying = 0,

    /// <summary>Has one value for all times.</summary>
    SdfVariabilityUniform = 1,

    /// <summary>Number of variabilities.</summary>
    SdfNumVariabilities = 2,
}

/// <summary>Whether other layers may refer to an object.</summary>
public enum SdfPermission
{
    /// <summary>They may.</summary>
    SdfPermissionPublic = 0,

    /// <summary>They may not.</summary>
    SdfPermissionPrivate = 1,

    /// <summary>Number of permissions.</summary>
    SdfNumPermissions = 2,
}

/// <summary>What a spec of a layer describes.</summary>
public enum SdfSpecType
{
    /// <summary>No spec.</summary>
    SdfSpecTypeUnknown = 0,

    /// <summary>An attribute.</summary>
    SdfSpecTypeAttribute = 1,

    /// <summary>One connection of an attribute.</summary>
    SdfSpecTypeConnection = 2,

    /// <summary>Legacy.</summary>
    SdfSpecTypeExpression = 3,

    /// <summary>Legacy.</summary>
    SdfSpecTypeMapper = 4,

    /// <summary>Legacy.</summary>
    SdfSpecTypeMapperArg = 5,

    /// <summary>A prim.</summary>
    SdfSpecTypePrim = 6,

    /// <summary>The root of a layer, which holds its metadata.</summary>
    SdfSpecTypePseudoRoot = 7,

    /// <summary>A relationship.</summary>
    SdfSpecTypeRelationship = 8,

    /// <summary>One target of a relationship.</summary>
    SdfSpecTypeRelationshipTarget = 9,

    /// <summary>A variant.</summary>
    SdfSpecTypeVariant = 10,

    /// <summary>A variant set.</summary>
    SdfSpecTypeVariantSet = 11,

    /// <summary>Number of spec types.</summary>
    SdfNumSpecTypes = 12,
}

/// <summary>The lists of a list operation.</summary>
public enum SdfListOpType
{
    /// <summary>Replaces the weaker list.</summary>
    SdfListOpTypeExplicit = 0,

    /// <summary>Legacy: appended when absent.</summary>
    SdfListOpTypeAdded = 1,

    /// <summary>Removed.</summary>
    SdfListOpTypeDeleted = 2,

    /// <summary>Reordered.</summary>
    SdfListOpTypeOrdered = 3,

    /// <summary>Moved or inserted at the front.</summary>
    SdfListOpTypePrepended = 4,

    /// <summary>Moved or inserted at the back.</summary>
    SdfListOpTypeAppended = 5,
}
