using System.CommandLine;
using System.Globalization;
using System.Net;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch simulate</c>: the simulator as a server, until it is interrupted.</summary>
internal sealed class SimulateCommand(CliEnvironment environment)
{
    private const int MostRequests = 1_000_000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly Option<int?> _port = CreateNumber("--port", "The port of the loopback interface; 0 is a free one [default: 0]", 0, IPEndPoint.MaxPort);

    private readonly Option<int?> _requests = CreateNumber(
        "--requests-per-minute", "The rate limit of the key, in requests per minute [default: 20]", 1, MostRequests);

    private readonly Option<string> _key = new("--key")
    {
        Description = "The accepted key; it is printed, so do not use a secret",
        HelpName = "text",
        DefaultValueFactory = _ => TrueWatchSimulator.DefaultApiKey,
    };

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        var command = new Command("simulate", "Serve the simulator to any HTTP client, until Ctrl+C") { _port, _requests, _key };
        runner.SetAction(command, RunAsync);
        help.Add(command, "truewatch simulate --port 8080", "truewatch simulate --requests-per-minute 5 --output json");
        return command;
    }

    private static Option<int?> CreateNumber(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            argument.AddError($"{name} '{text}' is not a number from {least} to {most}.");
            return null;
        },
    };

    private async Task<ExitCode> RunAsync(ParseResult arguments, OutputSettings output)
    {
        var key = arguments.GetRequiredValue(_key);
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new UsageException("--key is empty.");
        }

        // One that a client of this library refuses would make lines that cannot be pasted.
        if (TrueWatchApiKey.Parse(key, out TrueWatchApiKey? _) is { } problem)
        {
            throw new UsageException($"--key cannot be sent: {problem}");
        }

        var requests = arguments.GetValue(_requests);
        var simulator = await StartAsync(key, requests, arguments.GetValue(_port)).ConfigureAwait(false);
        await using var _ = simulator.ConfigureAwait(false);
        new SimulatorReport(simulator.Endpoint, key, requests).Write(environment.Output, output.Format);
        var log = output switch
        {
            { IsQuiet: true } => TextWriter.Null,

            // A program that reads the result finds nothing else on the standard output.
            { Format: OutputFormat.Json } => environment.Error,
            _ => environment.Output,
        };
        log.WriteLine("Requests (Ctrl+C ends the simulator):");
        await LogAsync(simulator, log).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private async Task<TrueWatchSimulator> StartAsync(string key, int? requests, int? port)
    {
        try
        {
            return await TrueWatchSimulator.StartAsync(
                port ?? 0,
                service =>
                {
                    service.RevokeKey(TrueWatchSimulator.DefaultApiKey).AddKey(key);
                    if (requests is not null)
                    {
                        service.WithKeyLimit(requests);
                    }
                },
                environment.TimeProvider,
                environment.Termination.Token).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new UsageException($"The port {port} cannot be opened: {DisplayText.OneLine(exception.Message)}");
        }
    }

    /// <summary>Prints every request, until the command is to end.</summary>
    private async Task LogAsync(TrueWatchSimulator simulator, TextWriter log)
    {
        var last = 0;
        while (!environment.Termination.Token.IsCancellationRequested)
        {
            foreach (var request in simulator.Requests.Where(request => request.Number > last))
            {
                last = request.Number;
                var answer = request.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "no response";
                var line = DisplayText.OneLine($"{request.Method} {request.Path}{request.Query}  {answer} {request.ErrorCode}");
                log.WriteLine($"{DisplayText.Time(request.Elapsed),12}  {line}");
            }

            await Task.Delay(BetweenLooks, environment.TimeProvider, environment.Termination.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
