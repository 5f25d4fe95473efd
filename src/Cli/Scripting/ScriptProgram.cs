using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace UsdGsplat.Cli.Scripting;

/// <summary>A C# script, compiled.</summary>
/// <remarks>
/// With <see cref="ScriptReferences"/> and <see cref="ScriptErrors"/> the only class that touches the compiler, whose assemblies
/// are loaded when the first method that names them is called: other commands never do.
/// </remarks>
internal sealed class ScriptProgram
{
    private static readonly string[] Imports =
        ["System", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Text", "pxr"];

    private readonly Script<object> script;
    private readonly ScriptErrors errors;

    private ScriptProgram(Script<object> script, ScriptErrors errors) => (this.script, this.errors) = (script, errors);

    /// <summary>Compiles a script.</summary>
    /// <param name="path">The script; UTF-8. <c>#load</c> and <c>#r</c> in it are relative to it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ScriptException">It does not compile.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static ScriptProgram Compile(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path)) throw new IOException($"{path}: expected a file, found a folder");
        string code = File.ReadAllText(path);
        var errors = new ScriptErrors(path);
        ScriptOptions options = Options(path);

        // It holds what the script has loaded, as long as the script is there to be run.
        var loader = new InteractiveAssemblyLoader();
        ScriptReferences.ShareWith(loader);
        Script<object> script = CSharpScript.Create<object>(code, options, typeof(ScriptGlobals), loader);
        errors.ThrowIfAny(script.Compile(cancellation));
        return new ScriptProgram(script, errors);
    }

    /// <summary>Runs the script to its end.</summary>
    /// <param name="globals">What it works on.</param>
    /// <param name="cancellation">Stops waiting for it. A script that does not end stays in the background until the process ends.</param>
    /// <exception cref="ScriptException">An exception left it.</exception>
    internal void Run(ScriptGlobals globals, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // No running code can be stopped from outside, so it gets a thread of its own that does not keep the process alive.
        var thread = new Thread(() =>
        {
            try
            {
                script.RunAsync(globals, cancellation).GetAwaiter().GetResult();
                ended.SetResult();
            }
            catch (Exception error)
            {
                ended.SetException(error);
            }
        });
        thread.IsBackground = true;
        thread.Name = "script";

        // Numbers in the text that scripts make read the same everywhere, as all that is written here does.
        thread.CurrentCulture = CultureInfo.InvariantCulture;
        thread.Start();
        try
        {
            ended.Task.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw errors.OfRun(error, script.GetCompilation().SyntaxTrees.Select(tree => tree.FilePath));
        }
    }

    private static ScriptOptions Options(string path)
    {
        string fullPath = Path.GetFullPath(path), folder = Path.GetDirectoryName(fullPath)!;
        return ScriptOptions.Default
            .WithReferences(ScriptReferences.All())
            .WithImports(Imports)
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithFilePath(fullPath)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true);
    }
}
