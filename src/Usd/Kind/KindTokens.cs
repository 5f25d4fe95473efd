namespace pxr;

/// <summary>The kinds of OpenUSD's model hierarchy.</summary>
public static class KindTokens
{
    /// <summary>The base of all models.</summary>
    public static readonly TfToken model = new("model");

    /// <summary>A leaf model: an asset.</summary>
    public static readonly TfToken component = new("component");

    /// <summary>A model that holds models.</summary>
    public static readonly TfToken group = new("group");

    /// <summary>A group that is published as a whole.</summary>
    public static readonly TfToken assembly = new("assembly");

    /// <summary>An important part of a component.</summary>
    public static readonly TfToken subcomponent = new("subcomponent");
}
