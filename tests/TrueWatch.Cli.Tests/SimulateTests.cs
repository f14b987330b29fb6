using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary><c>truewatch simulate</c>: a server for clients of every kind.</summary>
public sealed class SimulateTests
{
    [Fact]
    public async Task What_it_prints_can_be_pasted_into_a_shell_and_every_request_is_logged()
    {
        var run = await ProcessRun.OfAsync("""
            coproc SIMULATOR { exec truewatch simulate --key 'some$key'; }
            simulator=$SIMULATOR_PID; exec 3<&"${SIMULATOR[0]}"
            while read -r line <&3; do
                printf '%s\n' "$line"
                case $line in
                    curl*) curl='curl --silent --show-error'${line#curl} ;;
                    TRUEWATCH_API_KEY*) wait=$line; break ;;
                esac
            done
            eval "$curl"; printf '\n'
            eval "$wait --quiet"
            kill -TERM "$simulator"
            cat <&3
            wait "$simulator"
            """);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(TaskScripts.All, script => Assert.Contains($"\n{script.TaskId} ", run.Output, StringComparison.Ordinal));
        Assert.Contains("""{"code":200,"content":{"status":"start",""", run.Output, StringComparison.Ordinal);
        Assert.Contains("Task task_import succeeded\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" s  GET /api/v1/workspace/resource/query_action_status?taskId=task_import  200\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_and_an_import_work_with_curl_as_well()
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRun.OfAsync($$"""
            cd {{folder.PathOf("")}}
            truewatch simulate --output json > simulator.json 2> simulator.log & simulator=$!
            until grep -qs '^Requests' simulator.log; do sleep 0.1; done
            api=$(sed -n 's/.*"endpoint": "\(.*\)".*/\1/p' simulator.json)api/v1/workspace/resource
            ask() { curl --silent --show-error --header 'DF-API-KEY: simulator-key' "$@"; }
            task=$(ask --request POST $api/export/task/create | sed 's/.*"taskId":"\([^"]*\)".*/\1/')
            until ask "$api/query_action_status?taskId=$task" > status.json; grep -q '"status":"ok"' status.json; do sleep 2; done
            curl --silent --show-error --output resource.zip "$(sed 's/.*"download_url":"\([^"]*\)".*/\1/' status.json)"
            ask --form files=@resource.zip $api/upload; printf '\n'
            ask --form files=@resource.zip $(printf -- '--form repeat%sOp=skip ' Name Identifier LabelName PipelineName) $api/upload; printf '\n'
            kill -TERM $simulator; wait $simulator
            """);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"repeat_name\":{\"checker\":[\"CPU Usage Alert\",", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"taskId\":\"task_import_", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_of_the_page_works()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var job = Regex.Match(page, @"^- run: \|\n((?:    .+\n)+)", RegexOptions.Multiline).Groups[1].Value;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = $"{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        var folder = Directory.CreateTempSubdirectory("truewatch-job-");

        var run = await ProcessRun.OfAsync($"cd {folder.FullName}; {job.Replace("8080", port, StringComparison.Ordinal)}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Task task_import succeeded\n", run.Output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task As_json_it_is_one_object()
    {
        var run = await new CommandTest { Cause = ExitCode.Interrupted }.RunAsync("simulate", "--requests-per-minute", "7", "--output", "json");

        // It was interrupted before it began.
        Assert.Equal((ExitCode.Interrupted, "interrupted"), (run.ExitCode, JsonElement.Parse(run.Output).GetProperty("outcome").GetString()));

        var process = await ProcessRun.SignaledAsync("TERM", "simulate --port 0 --requests-per-minute 7 --output json");
        var root = JsonElement.Parse(process.Output);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("http://127.0.0.1:", root.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal((TrueWatchSimulator.DefaultApiKey, 7), (root.GetProperty("key").GetString(), root.GetProperty("requestsPerMinute").GetInt32()));
        Assert.Equal(TaskScripts.All.Count, root.GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_usage_error()
    {
        await using var service = await CommandTest.StartServiceAsync(_ => { });

        var run = await CommandRun.OfAsync("simulate", "--port", $"{service.Endpoint.Port}");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"truewatch: The port {service.Endpoint.Port} cannot be opened: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port 'x' is not a number from 0 to 65535.", "--port", "x")]
    [InlineData("--port '65536' is not a number from 0 to 65535.", "--port", "65536")]
    [InlineData("--requests-per-minute '0' is not a number", "--requests-per-minute", "0")]
    [InlineData("--port '-1' is not a number from 0 to 65535.", "--port=-1")]
    [InlineData("--key is empty.", "--key", "")]
    [InlineData("--key cannot be sent: The API key has an invalid character at position 2:", "--key", "a\nb")]
    [InlineData("--key cannot be sent: The API key has an invalid character at position 1:", "--key", "é")]
    public async Task What_is_not_right_is_said(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["simulate", .. arguments]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"truewatch: {message}", run.Error, StringComparison.Ordinal);
    }
}
