namespace UsdGsplat.Codecs;

/// <summary>An asset could not be read or written as asked. The message says where, what was expected and what was found.</summary>
/// <remarks>
/// There are two kinds, <see cref="AssetFormatException"/> and <see cref="AssetUnsupportedException"/>; malformed input
/// raises nothing else. I/O failures stay <see cref="IOException"/> and misuse stays <see cref="ArgumentException"/>.
/// </remarks>
public abstract class AssetException : Exception
{
    private protected AssetException(AssetLocation location, string code, string problem, Exception? inner)
        : base($"{location}: {problem} ({code})", inner)
    {
        Location = location;
        Code = code;
        Problem = problem;
    }

    /// <summary>Where in the asset.</summary>
    public AssetLocation Location { get; }

    /// <summary>The stable code of the problem, for example <c>CKPT-NO-SPLATS</c>.</summary>
    public string Code { get; }

    /// <summary>The message without the location and the code.</summary>
    public string Problem { get; }
}

/// <summary>The bytes are wrong: they break the rules of their format.</summary>
public sealed class AssetFormatException : AssetException
{
    /// <summary>States a broken rule.</summary>
    /// <param name="location">Where it was met.</param>
    /// <param name="code">Stable code, upper case with hyphens.</param>
    /// <param name="problem">What was expected and what was found, in one line.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public AssetFormatException(AssetLocation location, string code, string problem, Exception? inner = null)
        : base(location, code, problem, inner)
    {
    }
}

/// <summary>The bytes are fine, but this library does not do what they ask for.</summary>
public sealed class AssetUnsupportedException : AssetException
{
    /// <summary>States what is not supported.</summary>
    /// <param name="location">Where it was met.</param>
    /// <param name="code">Stable code, upper case with hyphens.</param>
    /// <param name="problem">What was met, and what to do instead, in one line.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public AssetUnsupportedException(AssetLocation location, string code, string problem, Exception? inner = null)
        : base(location, code, problem, inner)
    {
    }
}
