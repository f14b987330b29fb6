namespace TrueWatch.Cli.CommandLine;

/// <summary>A time of the command line.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Value">What it means.</param>
internal readonly record struct Duration(string Text, TimeSpan Value);
