using System.Runtime.InteropServices;
using UsdGsplat.TestKit;

namespace UsdGsplat.Splats.Tests.Kernels;

/// <summary>Asks numpy about an array of floats.</summary>
internal static class NumpyOracle
{
    /// <summary>Runs a script that finds the floats in <c>data</c> and numpy as <c>np</c>.</summary>
    internal static string Run(float[] data, string script, params string[] arguments)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(data.AsSpan()));
            return Oracle.Python("import sys\nimport numpy as np\nnp.seterr(all='ignore')\ndata = np.fromfile(sys.argv[1], np.float32)\n" + script, ["numpy"], [file, .. arguments]).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>Normally distributed numbers.</summary>
internal static class TestGaussian
{
    internal static double Next(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
