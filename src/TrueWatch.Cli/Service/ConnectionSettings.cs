namespace TrueWatch.Cli.Service;

/// <summary>What the command line asks of the client.</summary>
/// <param name="CallTimeout">How long one call may take; null for the client's default.</param>
/// <param name="IsVerbose">Whether requests, waits and retries are printed.</param>
internal sealed record ConnectionSettings(TimeSpan? CallTimeout, bool IsVerbose);
