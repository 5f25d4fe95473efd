using System.Diagnostics;
using System.Text.Json;

namespace UsdGsplat.Cli.Tests;

/// <summary>One run of the built command line, as a process of its own.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    private static readonly string Program = typeof(CommandLineApp).Assembly.Location;

    internal string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Runs to the end.</summary>
    internal static CliRun Of(string folder, params string[] arguments) => Finish(Start(folder, arguments));

    /// <summary>Runs under another locale.</summary>
    internal static CliRun Under(string locale, string folder, params string[] arguments) => With([("LC_ALL", locale)], folder, arguments);

    /// <summary>Runs with more variables in its environment.</summary>
    internal static CliRun With((string Name, string Value)[] environment, string folder, params string[] arguments) =>
        Finish(Start(environment, folder, "dotnet", [Program, .. arguments]));

    /// <summary>Runs where no file can have more than so many blocks of 512 bytes, as on a file system that cannot hold more.</summary>
    internal static CliRun WithFilesBelow(int blocks, string folder, params string[] arguments)
    {
        string limit = FormattableString.Invariant($"trap '' XFSZ; ulimit -f {blocks}; exec dotnet \"$@\"");

        // The runtime keeps code that it compiles in a file of memory, unless code may be written where it runs.
        return Finish(Start([("DOTNET_EnableWriteXorExecute", "0")], folder, "sh", ["-c", limit, "sh", Program, .. arguments]));
    }

    /// <summary>Starts in a folder.</summary>
    internal static Process Start(string folder, params string[] arguments) => Start([], folder, "dotnet", [Program, .. arguments]);

    private static Process Start((string Name, string Value)[] environment, string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";

        // A debugger or a build server in the background of the test run has no business in these processes.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs in this process, for runs that are many; not for several at once.</summary>
    internal static CliRun InProcess(params string[] arguments)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter printed = new(), complained = new();
        try
        {
            Console.SetOut(printed);
            Console.SetError(complained);
            int exitCode = CommandLineApp.Run(arguments);
            return new CliRun(exitCode, printed.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    internal static CliRun Finish(Process process)
    {
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new CliRun(process.ExitCode, output, error.Result);
        }
    }

    /// <summary>Succeeds, or fails the test with what the process said.</summary>
    internal CliRun Succeeded()
    {
        Assert.That(ExitCode, Is.Zero, Error);
        return this;
    }

    /// <summary>Fails with an exit code and one line of error that holds all parts; prints nothing else.</summary>
    internal void Failed(int exitCode, params string[] parts)
    {
        Assert.That(ExitCode, Is.EqualTo(exitCode), Error);
        Assert.That(Output, Is.Empty);
        Assert.That(ErrorLines, Has.Length.EqualTo(1), Error);
        Assert.That(Error, Does.StartWith("usd-gsplat: error: "));
        foreach (string part in parts) Assert.That(Error, Does.Contain(part));
    }
}
