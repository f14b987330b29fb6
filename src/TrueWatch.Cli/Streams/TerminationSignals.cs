using System.Runtime.InteropServices;

namespace TrueWatch.Cli.Streams;

/// <summary>The signals that end the command in good order. One that comes later ends it at once, as without us.</summary>
internal sealed class TerminationSignals : IDisposable
{
    // Some, like timeout(1), send the same signal twice, and a terminal that closes sends several.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private readonly Termination _termination;
    private readonly TimeProvider _timeProvider;
    private long _first;
    private readonly List<PosixSignalRegistration> _registrations;

    public TerminationSignals(Termination termination, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _termination = termination;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Handle(PosixSignalContext context)
    {
        var now = _timeProvider.GetTimestamp();
        var first = Interlocked.CompareExchange(ref _first, now, 0);
        context.Cancel = first == 0 || _timeProvider.GetElapsedTime(first, now) < Later;
        _termination.Request(context.Signal switch
        {
            PosixSignal.SIGHUP => ExitCode.HungUp,
            PosixSignal.SIGTERM => ExitCode.Terminated,
            _ => ExitCode.Interrupted,
        });
    }
}
