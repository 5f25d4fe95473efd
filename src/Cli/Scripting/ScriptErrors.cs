using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using UsdGsplat.Cli.Inputs;

namespace UsdGsplat.Cli.Scripting;

/// <summary>Tells what is wrong with a script, by the names that its user gave.</summary>
/// <param name="path">The script, as on the command line.</param>
internal sealed class ScriptErrors(string path)
{
    private const int MostShown = 20;

    private readonly string fullPath = Path.GetFullPath(path);

    /// <summary>Throws when there are errors among what the compiler has to say; warnings are passed over.</summary>
    internal void ThrowIfAny(ImmutableArray<Diagnostic> diagnostics)
    {
        List<string> errors = [.. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.GetMappedLineSpan().Path != fullPath)
            .ThenBy(diagnostic => diagnostic.Location.GetMappedLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(Line)];
        if (errors.Count == 0) return;
        int more = errors.Count - MostShown;
        if (more > 0) errors = [.. errors[..MostShown], string.Create(CultureInfo.InvariantCulture, $"{path}: {more} more errors")];
        throw new ScriptException(errors);
    }

    /// <summary>The exception that left a script, with the innermost place in its files that was running then.</summary>
    internal ScriptException OfRun(Exception error, IEnumerable<string> files)
    {
        while (error is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException { InnerException: not null }) error = error.InnerException!;
        HashSet<string> own = [.. files];
        StackFrame? frame = new StackTrace(error, fNeedFileInfo: true).GetFrames().FirstOrDefault(each => each.GetFileName() is { } name && own.Contains(name));
        string place = frame is null ? path : string.Create(CultureInfo.InvariantCulture, $"{Name(frame.GetFileName()!)}:{frame.GetFileLineNumber()}");
        return new ScriptException([$"{place}: {error.GetType().Name}: {ArgumentMessage.Of(error)}"], error);
    }

    private string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (!span.IsValid || span.Path.Length == 0) return $"{path}: {message} ({diagnostic.Id})";
        (int line, int column) = (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Name(span.Path)}:{line}:{column}: {message} ({diagnostic.Id})");
    }

    private string Name(string file) => file == fullPath ? path : file;
}
