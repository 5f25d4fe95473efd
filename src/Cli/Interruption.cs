using System.Runtime.InteropServices;

namespace UsdGsplat.Cli;

/// <summary>Turns Ctrl-C and a request to terminate into cancellation, so that unfinished files are removed.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    /// <summary>Begins to listen.</summary>
    internal Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled by the first signal. Later ones change nothing: supervisors send two at once, to a process and to its group.</summary>
    internal CancellationToken Token => source.Token;

    /// <summary>Signals end the process again.</summary>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }
}
