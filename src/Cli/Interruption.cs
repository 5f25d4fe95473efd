using System.Runtime.InteropServices;

namespace UsdGsplat.Cli;

/// <summary>Turns Ctrl+C and a polite kill into a cancellation, so that unfinished output is removed before the end.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly CancellationTokenSource Source = new();
    private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
    private readonly PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

    /// <summary>Cancelled when the user wants the command to end.</summary>
    internal static CancellationToken Token => Source.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private static void Cancel(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Source.Cancel();
    }
}
