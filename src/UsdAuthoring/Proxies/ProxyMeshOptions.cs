namespace UsdGsplat.UsdAuthoring.Proxies;

/// <summary>What a proxy mesh is for.</summary>
public sealed record ProxyMeshOptions
{
    /// <summary>Whether it stands in the splats' own frame, and follows them to the stage; else it is in the frame of the stage.</summary>
    public bool FollowsSplats { get; init; } = true;

    /// <summary>Whether things collide with it: splats have no surface.</summary>
    public bool Collision { get; init; }

    /// <summary>Whether it receives shadows and reflections as a matte object. Only then it is visible.</summary>
    public bool Matte { get; init; }
}
