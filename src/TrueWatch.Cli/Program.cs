using TrueWatch.Cli;
using TrueWatch.Cli.Commands;
using TrueWatch.Cli.Streams;

using var termination = new Termination();
using var signals = new TerminationSignals(termination, TimeProvider.System);
return await TrueWatchCommand.RunAsync(args, CliEnvironment.ForProcess(termination)).ConfigureAwait(false);
