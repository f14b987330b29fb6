using System.Diagnostics.Tracing;

namespace TrueWatch.Generated.Tests;

/// <summary>Watches what the shared pools of arrays lend to a flow of control, and what comes back.</summary>
internal sealed class PooledBuffers : EventListener
{
    private static readonly AsyncLocal<PooledBuffers?> Watching = new();

    private readonly List<int> _rented = [];
    private readonly List<int> _returned = [];

    /// <summary>The arrays that were lent, by their numbers, and as often as that.</summary>
    public IEnumerable<int> Rented => Ordered(_rented);

    /// <summary>Those that came back.</summary>
    public IEnumerable<int> Returned => Ordered(_returned);

    public void Watch() => Watching.Value = this;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Watching.Value == this && eventData.EventName is "BufferRented" or "BufferReturned")
        {
            var buffers = eventData.EventName == "BufferRented" ? _rented : _returned;
            lock (buffers)
            {
                buffers.Add((int)eventData.Payload![0]!);
            }
        }
    }

    private static int[] Ordered(List<int> buffers)
    {
        lock (buffers)
        {
            return [.. buffers.Order()];
        }
    }
}
