namespace pxr;

/// <summary>How values between time samples are found.</summary>
public enum UsdInterpolationType
{
    /// <summary>The last sample holds.</summary>
    UsdInterpolationTypeHeld = 0,

    /// <summary>Between two samples, where the type allows it.</summary>
    UsdInterpolationTypeLinear = 1,
}

/// <summary>Where a new item goes in a list operation.</summary>
public enum UsdListPosition
{
    /// <summary>Before the prepended items.</summary>
    UsdListPositionFrontOfPrependList = 0,

    /// <summary>Behind the prepended items; the default.</summary>
    UsdListPositionBackOfPrependList = 1,

    /// <summary>Before the appended items.</summary>
    UsdListPositionFrontOfAppendList = 2,

    /// <summary>Behind the appended items.</summary>
    UsdListPositionBackOfAppendList = 3,
}

/// <summary>What to load with a prim.</summary>
public enum UsdLoadPolicy
{
    /// <summary>All payloads below it as well.</summary>
    UsdLoadWithDescendants = 0,

    /// <summary>Its own payloads alone.</summary>
    UsdLoadWithoutDescendants = 1,
}
