using System.Globalization;
using Spectre.Console;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Reporting;

/// <summary>Shows progress on standard error: a bar on a terminal, plain lines otherwise, nothing when quiet.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs long work with a progress display.</summary>
    internal static T Run<T>(bool quiet, Func<IProgress<AuthoringProgress>?, T> work)
    {
        if (quiet) return work(null);
        return Console.IsErrorRedirected ? work(new PlainLines()) : WithBar(work);
    }

    /// <summary>Writes a file that appears when it is complete, with a progress display by its length.</summary>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether an existing one may be replaced.</param>
    /// <param name="expectedLength">About how many bytes it will have.</param>
    /// <param name="write">Writes its content forward.</param>
    internal static T WriteFile<T>(bool quiet, string path, bool overwrite, long expectedLength, Func<Stream, T> write) => Run(quiet, progress =>
    {
        using var file = new TemporaryFile(path, overwrite);
        using var counted = new ProgressStream(
            file.Stream, bytes => progress?.Report(new AuthoringProgress("writing", Math.Min(1, (double)bytes / expectedLength))));
        T result = write(counted);
        file.Commit();
        return result;
    });

    /// <summary>Writes a file that appears when it is complete, with a progress display by the share that the writer tells.</summary>
    internal static T WriteFile<T>(bool quiet, string path, bool overwrite, string phase, Func<Stream, IProgress<double>, T> write) => Run(quiet, progress =>
    {
        using var file = new TemporaryFile(path, overwrite);
        T result = write(file.Stream, new Share(share => progress?.Report(new AuthoringProgress(phase, share))));
        file.Commit();
        return result;
    });

    private static T WithBar<T>(Func<IProgress<AuthoringProgress>?, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: 1);
                return work(new Bar(task));
            });
    }

    private sealed class Bar(ProgressTask task) : IProgress<AuthoringProgress>
    {
        public void Report(AuthoringProgress value)
        {
            task.Description = value.Phase;
            task.Value = value.Fraction;
        }
    }

    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }

    /// <summary>One line whenever the phase changes or another tenth is done, at most one a second.</summary>
    private sealed class PlainLines : IProgress<AuthoringProgress>
    {
        private const long IntervalMilliseconds = 1000;
        private readonly Lock gate = new();
        private long lastTime = Environment.TickCount64;
        private int lastTenth;

        public void Report(AuthoringProgress value)
        {
            lock (gate)
            {
                int tenth = (int)(value.Fraction * 10);
                long now = Environment.TickCount64;
                if (tenth <= lastTenth || now - lastTime < IntervalMilliseconds) return;
                lastTenth = tenth;
                lastTime = now;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Phase}: {value.Fraction:P0}"));
            }
        }
    }
}
