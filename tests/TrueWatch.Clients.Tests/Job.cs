namespace TrueWatch.Clients.Tests;

internal sealed record Job(string State);
