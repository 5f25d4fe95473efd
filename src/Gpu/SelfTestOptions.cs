namespace UsdGsplat.Gpu;

/// <summary>How much the self tests give the kernels to do.</summary>
public sealed record SelfTestOptions
{
    /// <summary>Splats, and points of clusterings, at least as many as <see cref="Codes"/>. Default 50,000.</summary>
    public int Splats { get; init; } = 50_000;

    /// <summary>Codes to search and centres of the clustering, at least 1. Default 1024.</summary>
    public int Codes { get; init; } = 1024;

    /// <summary>Steps of the clustering, at least 1. Default 3.</summary>
    public int Steps { get; init; } = 3;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (Codes < 1 || Steps < 1) throw new ArgumentException($"expected at least 1 code and 1 step, found {Codes} and {Steps}");
        if (Splats < Codes) throw new ArgumentException($"expected at least as many splats as codes, {Codes}, found {Splats}");
    }
}
