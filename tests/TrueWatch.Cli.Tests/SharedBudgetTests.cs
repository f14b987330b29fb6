using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Cli.Service;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>The budget of a key that the processes of a user share.</summary>
public sealed class SharedBudgetTests : IDisposable
{
    private static readonly RequestLimit Limit = new(4, TimeSpan.FromSeconds(40));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truewatch-budget-");
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _reasons = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_process_is_refused_what_another_has_used_until_the_window_is_over()
    {
        await using var one = Create();
        await using var other = Create();
        Send(one);
        Send(other);
        _time.Advance(TimeSpan.FromSeconds(10));
        Send(one);
        _time.Advance(TimeSpan.FromSeconds(10));
        Send(other);

        Assert.Equal(20.05, Refuse(one), tolerance: 0.001);
        Assert.Equal(20.05, Refuse(other), tolerance: 0.001);
        _time.Advance(TimeSpan.FromSeconds(20.051));
        Send(other);
        Assert.Empty(_reasons);
    }

    [Fact]
    public async Task Once_half_of_it_is_used_the_rest_is_spread_out()
    {
        await using var budget = Create();
        Send(budget);
        Send(budget);

        Assert.Equal(10, Refuse(budget), tolerance: 0.001);
        _time.Advance(TimeSpan.FromSeconds(10.001));
        Send(budget);
    }

    [Fact]
    public async Task A_process_that_died_takes_its_permits_along_for_two_windows()
    {
        var dead = Create();
        await using var other = Create();
        for (var request = 0; request < 4; request++)
        {
            Assert.True(dead.AttemptAcquire().IsAcquired);
            _time.Advance(TimeSpan.FromSeconds(10.001));
        }

        Assert.Equal(40.1, Refuse(other), tolerance: 0.1);
        _time.Advance(TimeSpan.FromSeconds(40.101));
        Send(other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no entry\n\n1 2\n\0\0")]
    [InlineData("00000000000000000000000000000001 9000000000000000000 9000000000000000000\n")]
    [InlineData("00000000000000000000000000000001 -1 -1\n00000000000000000000000000000002 99999999999999999999 1\n")]
    public async Task What_cannot_be_of_this_machine_and_this_time_does_not_count(string content)
    {
        Send(Create());
        await File.WriteAllTextAsync(FilePath, string.Concat(Enumerable.Repeat(content, 10)), TestContext.Current.CancellationToken);

        Send(Create());

        Assert.Single(await File.ReadAllLinesAsync(FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_file_cannot_be_used_the_process_goes_on_and_says_so_once()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "truewatch"), "no folder", TestContext.Current.CancellationToken);
        await using var budget = Create();

        for (var request = 0; request < 10; request++)
        {
            Send(budget);
        }

        Assert.Single(_reasons);
    }

    [Fact]
    public async Task Where_the_file_is_a_pipe_the_process_goes_on_as_well()
    {
        await using var budget = Create();
        Send(budget);
        var path = FilePath;
        await ProcessRun.OfAsync($"rm {path} && mkfifo {path}");

        Send(budget);

        Assert.Single(_reasons);
    }

    [Fact]
    public async Task A_file_that_somebody_keeps_open_is_given_up_after_a_while()
    {
        Send(Create());
        await using var open = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await using var budget = Create();

        var lease = budget.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask();
        while (!lease.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.True((await lease).IsAcquired);
        Assert.Equal(["another process keeps it open"], _reasons);
    }

    [Fact]
    public void The_file_names_neither_the_key_nor_the_endpoint_and_is_the_users_alone()
    {
        Send(Create());

        Assert.Matches(@"[/\\]truewatch[/\\]budget[/\\][0-9a-f]{64}$", FilePath);
        Assert.DoesNotContain(CommandRun.MarkerKey, File.ReadAllText(FilePath), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }
    }

    [Fact]
    public async Task Six_waits_of_six_processes_stay_within_the_limit_and_each_sees_the_end()
    {
        var taskIds = Enumerable.Range(1, 6).Select(number => $"task-{number}").ToList();
        await using var service = await CommandTest.StartServiceAsync(service => taskIds.ForEach(
            taskId => service.AddTask(new TaskScript(taskId).Running(TimeSpan.FromSeconds(150)).Succeeds())));

        // A clock of its own gives each a budget of its own, as a process has.
        var runs = await Task.WhenAll(taskIds.Select(taskId => Task.Run(() =>
            new CommandTest { TimeProvider = new ProcessClock(service.TimeProvider), StateFolder = _folder.FullName }
                .RunAsync("task", "wait", taskId, "--endpoint", service.Endpoint.ToString(), "--quiet"))));

        Assert.All(runs, run => Assert.Equal(ExitCode.Success, run.ExitCode));
        Assert.All(service.Requests, request => Assert.Equal(200, request.StatusCode));
        Assert.All(taskIds, taskId => Assert.InRange(service.CountRequests(taskId), 4, 25));
    }

    [Fact]
    public async Task Processes_that_run_at_once_send_as_one_alone_would()
    {
        var taskIds = Enumerable.Range(1, 13).Select(number => $"task-{number}").ToList();
        await using var service = await TrueWatchSimulator.StartAsync(
            service =>
            {
                service.AddKey(CommandRun.MarkerKey);
                taskIds.ForEach(taskId => service.AddTask(new TaskScript(taskId).Succeeds()));
            },
            cancellationToken: TestContext.Current.CancellationToken);

        // A busy machine must not make one give up its turn at the file: a few processes, with several requests each.
        var runs = await Task.WhenAll(taskIds.Chunk(5).Select(own => ProcessRun.OfAsync(
            $"truewatch task wait {string.Join(' ', own)} --endpoint {service.Endpoint}", ("XDG_STATE_HOME", _folder.FullName))));

        // Ten at once, then one every three seconds.
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(13, service.Requests.Count);
        Assert.True(service.Requests[^1].Elapsed - service.Requests[0].Elapsed >= TimeSpan.FromSeconds(6));
    }

    private string FilePath => _folder.EnumerateFiles("*", SearchOption.AllDirectories).Single().FullName;

    private SharedBudget Create() => new(
        SharedBudgetFile.Of(CommandRun.MarkerKey, new Uri("https://example.org"), name => name == "XDG_STATE_HOME" ? _folder.FullName : null)!,
        Limit,
        _time,
        _reasons.Add);

    private static void Send(SharedBudget budget)
    {
        using var lease = budget.AttemptAcquire();
        Assert.True(lease.IsAcquired);
    }

    private static double Refuse(SharedBudget budget)
    {
        using var lease = budget.AttemptAcquire();
        Assert.False(lease.IsAcquired);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause.TotalSeconds : double.NaN;
    }

    /// <summary>The machine's clock, as another process has it.</summary>
    private sealed class ProcessClock(TimeProvider machine) : TimeProvider
    {
        public override long TimestampFrequency => machine.TimestampFrequency;

        public override long GetTimestamp() => machine.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => machine.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => machine.CreateTimer(callback, state, dueTime, period);
    }
}
