using Microsoft.Extensions.Hosting;

namespace TrueWatch.Simulator;

/// <summary>A host that lives inside someone else's process: it starts and stops when it is told, by no signal.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
