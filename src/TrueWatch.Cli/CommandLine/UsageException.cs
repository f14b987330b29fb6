namespace TrueWatch.Cli.CommandLine;

/// <summary>The command line or the environment is not right; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
