using TrueWatch.Cli;
using TrueWatch.Cli.CommandLine;

return await TrueWatchCommand.RunAsync(args, CliEnvironment.ForProcess()).ConfigureAwait(false);
