using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace UsdGsplat.TestKit;

/// <summary>Runs other people's programs as judges. A missing one is a visible skip, and a failure in CI.</summary>
public static class Oracle
{
    /// <summary>Whether this is the continuous integration run (environment variable <c>CI=true</c>).</summary>
    public static bool InCi { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Ends the test because what it needs is not here: ignored aloud, or failed in CI.</summary>
    [DoesNotReturn]
    public static void Missing(string what)
    {
        if (InCi) Assert.Fail($"{what} is missing, and CI must have it");
        Assert.Ignore($"{what} is missing here");
        throw new UnreachableException();
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, standard output and standard error.</returns>
    public static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing(program);
            throw;
        }

        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
    }

    /// <summary>Runs a script under Debian's own Python, which has the named modules, and returns its standard output.</summary>
    public static string Python(string script, string[] modules, params string[] arguments)
    {
        const string Interpreter = "/usr/bin/python3";
        (int probe, _, string why) = Run(Interpreter, "-c", $"import {string.Join(", ", modules)}");
        if (probe != 0) Missing($"python3 with {string.Join(", ", modules)} ({why.Trim().Split('\n')[^1]})");
        (int exitCode, string output, string error) = Run(Interpreter, ["-c", script, .. arguments]);
        Assert.That(exitCode, Is.Zero, error);
        return output;
    }

    /// <summary>Runs a script of <c>tests/Oracles/node</c> under Node.js with the packages that are installed there, and returns its standard output.</summary>
    public static string Node(string script, params string[] arguments)
    {
        string folder = Path.Combine(Fixtures.Root, "tests", "Oracles", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) Missing("three and tinyusdz for Node.js ('npm ci' in tests/Oracles/node installs them)");
        (int exitCode, string output, string error) = Run("node", [Path.Combine(folder, script), .. arguments]);
        Assert.That(exitCode, Is.Zero, error.Length > 2000 ? error[^2000..] : error);
        return output;
    }
}
