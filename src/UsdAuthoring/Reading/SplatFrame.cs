namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>The frame in which the splats of a stage are given.</summary>
public enum SplatFrame
{
    /// <summary>
    /// That of trainers and of PLY files, X right, Y down, Z forward: the stage's world turned back by
    /// <see cref="SourceOrientation"/> of its up axis, so that what was authored from such data comes back as it was.
    /// </summary>
    Source,

    /// <summary>The stage's world.</summary>
    Stage,

    /// <summary>The own space of each prim, without its transforms: the values that the files hold.</summary>
    Prim,
}
