using TrueWatch.Cli.Commands;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>What a run of the command finds around it.</summary>
internal sealed class CommandTest
{
    public string? Key { get; init; } = CommandRun.MarkerKey;

    /// <summary>Further environment variables.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    public string Input { get; init; } = "";

    /// <summary>Where processes of the user keep what they share; null for nowhere.</summary>
    public string? StateFolder { get; init; }

    /// <summary>What has ended the command before it begins; null for nothing.</summary>
    public ExitCode? Cause { get; init; }

    public TimeProvider TimeProvider { get; init; } = new VirtualTimeProvider();

    /// <summary>A service that has the key, and no other tasks than those it is given.</summary>
    public static Task<TrueWatchSimulator> StartServiceAsync(Action<SimulatedService> configure) => TrueWatchSimulator.StartAsync(
        service => configure(service.AddKey(CommandRun.MarkerKey)), new VirtualTimeProvider(), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A service with one task, whose id is <c>a</c> and whose status does not change.</summary>
    public static Task<TrueWatchSimulator> StartWithStatusAsync(string status)
        => StartServiceAsync(service => service.AddTask(new TaskScript("a").Status(status)));

    /// <summary>Runs the command at a service.</summary>
    public static Task<CommandRun> RunAsync(TrueWatchSimulator service, params string[] arguments)
        => new CommandTest { TimeProvider = service.TimeProvider }.RunAsync([.. arguments, "--endpoint", service.Endpoint.ToString()]);

    public async Task<CommandRun> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var termination = new Termination();
        if (Cause is { } cause)
        {
            termination.Request(cause);
        }

        var exitCode = await TrueWatchCommand.RunAsync(arguments, new CliEnvironment
        {
            Input = new StringReader(Input),
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Terminal = null,
            GetVariable = name => name switch
            {
                "TRUEWATCH_API_KEY" => Key,
                "XDG_STATE_HOME" => StateFolder,
                _ => Variables.GetValueOrDefault(name),
            },
            TimeProvider = TimeProvider,
            Termination = termination,
        });
        var run = new CommandRun((ExitCode)exitCode, output.ToString(), error.ToString());
        Assert.DoesNotContain(CommandRun.MarkerKey, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at TrueWatch", run.Output + run.Error, StringComparison.Ordinal);
        return run;
    }
}
