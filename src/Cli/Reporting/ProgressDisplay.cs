using System.Globalization;
using Spectre.Console;
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
