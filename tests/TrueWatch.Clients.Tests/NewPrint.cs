namespace TrueWatch.Clients.Tests;

internal sealed record NewPrint(long? Number, string? Reason);
