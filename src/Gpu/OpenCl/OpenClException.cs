namespace UsdGsplat.Gpu.OpenCl;

/// <summary>A call of OpenCL failed: no memory on the device, kernels that do not compile, a driver that gives up.</summary>
public sealed class OpenClException : Exception
{
    /// <summary>Makes the exception of a failed call.</summary>
    /// <param name="call">The function of OpenCL.</param>
    /// <param name="arguments">What it was called with.</param>
    /// <param name="status">What it returned, a negative number of the specification.</param>
    public OpenClException(string call, string arguments, int status)
        : base($"{call}({arguments}) gave {OpenClStatus.NameOf(status)}")
    {
        Call = call;
        Status = status;
    }

    /// <summary>Makes the exception of something other than a call.</summary>
    public OpenClException(string message)
        : base(message)
    {
    }

    /// <summary>The function that failed; null where it was none.</summary>
    public string? Call { get; }

    /// <summary>What it returned; 0 where no function failed.</summary>
    public int Status { get; }
}
