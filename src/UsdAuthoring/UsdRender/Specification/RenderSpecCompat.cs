namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>Whose result a render specification is.</summary>
public enum RenderSpecCompat
{
    /// <summary>What the schemas' documentation asks for.</summary>
    None,

    /// <summary>That of OpenUSD 22.11 to 24.11, which reads <c>disableMotionBlur</c> where <c>instantaneousShutter</c> was meant, and leaves out targets without a word.</summary>
    OpenUsd2411,
}
