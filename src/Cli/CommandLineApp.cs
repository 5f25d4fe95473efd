using System.CommandLine;
using System.CommandLine.Help;
using UsdGsplat.Cli.Commands;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Cli.Scripting;
using UsdGsplat.Codecs;
using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Cli;

/// <summary>The command <c>usd-gsplat</c>: parses, runs, and turns every failure into one line and an exit code.</summary>
internal static class CommandLineApp
{
    internal static int Run(string[] args)
    {
        ParseResult parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"usd-gsplat: {OneLine(error.Message)}");
            Console.Error.WriteLine($"usd-gsplat: see '{HelpCommandOf(parsed)} --help'");
            return ExitCode.BadUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ScriptException error)
        {
            foreach (string problem in error.Problems) Fail(problem, ExitCode.BadInput);
            return ExitCode.BadInput;
        }
        catch (AssetException error)
        {
            return Fail(error.Message, ExitCode.BadInput);
        }
        catch (ArgumentOutOfRangeException error) when (error.ParamName == "value" && error.TargetSite?.DeclaringType?.Namespace?.StartsWith("System.IO", StringComparison.Ordinal) == true)
        {
            // So the runtime tells of a file that its file system cannot hold, such as FAT of 4 GiB.
            return Fail("the output is too large for the file system that it is written to", ExitCode.InputOutput);
        }
        catch (ArgumentException error)
        {
            return Fail(ArgumentMessage.Of(error), ExitCode.BadUsage);
        }
        catch (OpenClException error)
        {
            return Fail(error.Message, ExitCode.NoDevice);
        }
        catch (FileNotFoundException error)
        {
            return Fail($"{error.FileName}: {(Directory.Exists(error.FileName) ? "expected a file, found a folder" : "no such file")}", ExitCode.InputOutput);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message, ExitCode.InputOutput);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped; nothing was written", ExitCode.InputOutput);
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Turns Gaussian splats into OpenUSD scenes: NuRec packages for Omniverse and Isaac Sim, without Python or CUDA.")
        {
            AuthorCommand.Create(),
            BakeCommand.Create(),
            CatCommand.Create(),
            ConvertCommand.Create(),
            DevicesCommand.Create(),
            DiffCommand.Create(),
            ExtractCommand.Create(),
            InspectCommand.Create(),
            NormalizeCommand.Create(),
            RenderSpecCommand.Create(),
            SchemasCommand.Create(),
            ScriptCommand.Create(),
            SelfTestCommand.Create(),
            SynthCommand.Create(),
            TreeCommand.Create(),
            ValidateCommand.Create(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string HelpCommandOf(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        return command is RootCommand ? "usd-gsplat" : $"usd-gsplat {command.Name}";
    }

    /// <summary>Tells of a failure in one line.</summary>
    internal static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"usd-gsplat: error: {OneLine(message)}");
        return exitCode;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);
}
