namespace UsdGsplat.Codecs;

/// <summary>How much an <see cref="Issue"/> matters.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>The asset can be read, but some readers will show something else than was meant.</summary>
    Warning,

    /// <summary>The asset breaks a rule of its format.</summary>
    Error,
}
