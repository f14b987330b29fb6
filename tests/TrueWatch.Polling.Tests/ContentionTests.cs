namespace TrueWatch.Polling.Tests;

/// <summary>
/// Each class whose lock guards something, alone and as busy as can be: without the lock, something is lost in every run.
/// </summary>
[Collection(Alone.Name)]
public sealed class ContentionTests
{
    private const int Threads = 8;
    private const int Rounds = 20_000;

    // Of what takes no longer than a lock does.
    private const int ManyRounds = 100_000;

    private static readonly PollingAnswer<string, Phase> Waiting = new("", Phase.Waiting, "waiting", PollingOutcome.Pending);

    private readonly VirtualTime _time = new();
    private readonly MonotonicClock _clock;
    private readonly PollingConnection _connection;

    public ContentionTests()
    {
        _clock = new MonotonicClock(_time);
        _connection = Connect();
    }

    [Fact]
    public void Every_poll_of_a_wait_counts()
    {
        var state = new WaitState<string, Phase>(Operation(), _clock, Timeout.InfiniteTimeSpan, token: null);
        Run(round =>
        {
            var reader = state.OpenReader(answersOnly: false);
            state.OnPolling();
            state.TryAddAnswer(Waiting, TimeSpan.Zero, isLate: false, out _, out _);
            state.CloseReader(reader);
        });

        Assert.Equal(Threads * Rounds, state.Describe().Polls);
        Assert.Equal(Threads * Rounds, state.Position);
    }

    [Fact]
    public void A_wait_ends_once()
    {
        var ends = new int[20_000];
        var waits = Array.ConvertAll(ends, _ => new WaitState<string, Phase>(Operation(), _clock, TimeSpan.Zero, token: null));
        RunWith(waits, (wait, index, _) => Interlocked.Add(ref ends[index], wait.TryEnd(error: null) ? 1 : 0));

        Assert.All(ends, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_reader_gets_every_change_in_the_order_in_which_they_came()
    {
        var changes = Enumerable.Range(0, ManyRounds)
            .Select(number => new PollingAnswer<string, Phase>("", Phase.Waiting, $"{number % 2}", PollingOutcome.Pending))
            .Select((answer, number) => new PollingSnapshot<string, Phase>(answer, number + 1, TimeSpan.Zero))
            .ToList();
        var reader = new ProgressReader<string, Phase>(answersOnly: true);
        var read = Enumerable.Range(0, Threads).Select(_ => new List<int>()).ToList();
        var isWritten = false;
        Run(
            (thread, _) =>
            {
                if (thread == 0)
                {
                    changes.ForEach(change => reader.Write(new(PollingPhase.Pausing, change, isAnswer: true, change.Poll, TimeSpan.Zero)));
                    Volatile.Write(ref isWritten, true);
                }

                // As long as something is written, so that nobody is done before.
                while (!Volatile.Read(ref isWritten))
                {
                    Read(thread);
                }
            },
            rounds: 1);
        while (Read(0))
        {
        }

        Assert.All(read, polls => Assert.Equal(polls.Order(), polls));
        Assert.Equal(Enumerable.Range(1, ManyRounds), read.SelectMany(polls => polls).Order());

        bool Read(int thread)
        {
            var progress = reader.TryRead();
            read[thread].AddRange(progress is null ? [] : [progress.Snapshot!.Poll]);
            return progress is not null;
        }
    }

    [Fact]
    public void Whoever_leaves_a_shared_poll_is_gone()
    {
        var first = Subscriber();
        var request = new PermitRequest(new Pause(_clock), new BudgetMember(null, []), isPoll: true);
        var state = new SharedPollState<string, Phase>(first, request, _clock.Now);
        var others = Enumerable.Range(0, Threads).Select(_ => Subscriber()).ToArray();
        Run(
            (thread, _) =>
            {
                Assert.True(state.TryAdd(others[thread]));
                Assert.False(state.Remove(others[thread]).IsLast);
            },
            ManyRounds);

        Assert.Equal([first], state.Subscribers);
    }

    [Fact]
    public void Tasks_that_nobody_waits_for_are_not_polled()
    {
        Run((thread, round) => Poller.Start(Operation(round % 3), EveryDay, default).Dispose(), rounds: 1_000);

        Assert.Equal(0, SharedPolls.Of(_connection.GetBudget(_time)).Count);
    }

    [Fact]
    public void The_timers_of_a_poll_are_given_back()
    {
        var polls = Enumerable.Range(0, 4_000).Select(_ => new PollAttempt(_clock)).ToArray();
        RunWith(polls, (poll, _, turn) =>
        {
            poll.Limit(TimeSpan.FromSeconds(100 - turn));
            if (turn == Threads - 1)
            {
                poll.Dispose();
            }
        });

        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public void A_connection_that_is_closed_limits_nobody()
    {
        var key = Guid.NewGuid().ToString();
        var budget = Connect(key).GetBudget(_time);
        Run(_ => Connect(key, new RequestLimit(1, TimeSpan.FromDays(1))).Close(), rounds: 2_000);

        Assert.NotNull(budget.TryAcquire());
        Assert.NotNull(budget.TryAcquire());
    }

    [Fact]
    public void Clients_of_a_key_have_one_budget()
    {
        var keys = Enumerable.Range(0, 4_000).Select(_ => Guid.NewGuid().ToString()).ToArray();
        var budgets = Array.ConvertAll(keys, _ => new RequestBudget[Threads]);
        RunWith(keys, (key, index, turn) => budgets[index][turn] = Connect(key).GetBudget(_time));

        Assert.All(budgets, ofKey => Assert.All(ofKey, budget => Assert.Same(ofKey[0], budget)));
    }

    [Fact]
    public void A_budget_counts_every_request()
    {
        var limited = Connect(Guid.NewGuid().ToString(), new RequestLimit(Threads * ManyRounds, TimeSpan.FromDays(1)));
        var budget = limited.GetBudget(_time);
        Run(_ => budget.TryAcquire()!.Dispose(), ManyRounds);

        Assert.Null(budget.TryAcquire());
    }

    [Fact]
    public void A_limiter_counts_every_permit()
    {
        using var limiter = new RequestLimiter(new RequestLimit((Threads * ManyRounds) + 1, TimeSpan.FromDays(1)), _time);
        Run(_ => limiter.AttemptAcquire().Dispose(), ManyRounds);

        Assert.True(limiter.AttemptAcquire().IsAcquired);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
    }

    private static PollingOptions EveryDay => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromDays(1)) };

    private static void Run(Action<int> action, int rounds = Rounds) => Run((_, round) => action(round), rounds);

    /// <summary>
    /// Runs something with one item after the other on many threads, which take turns: those that run at the same time have
    /// the same item, however the machine divides its time.
    /// </summary>
    private static void RunWith<T>(T[] items, Action<T, int, int> action)
    {
        var turns = -1;
        Run(
            _ =>
            {
                var (index, turn) = Math.DivRem(Interlocked.Increment(ref turns), Threads);
                action(items[index], index, turn);
            },
            rounds: items.Length);
    }

    /// <summary>Runs something on many threads that begin together.</summary>
    private static void Run(Action<int, int> action, int rounds = Rounds)
    {
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                for (var round = 0; round < rounds; round++)
                {
                    action(thread, round);
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(threads, TestContext.Current.CancellationToken);
    }

    private PollingConnection Connect(string? key = null, RequestLimit? limit = null) => new(
        "https://jobs.test/", key ?? Guid.NewGuid().ToString(), new() { Limit = limit, TimeProvider = _time });

    private ScriptedOperation Operation(int number = 0) => new(_connection, _time, $"{number}", "waiting");

    private WaitSubscriber<string, Phase> Subscriber()
    {
        var operation = Operation();
        return new(operation, new PollingSettings(EveryDay, operation.Schedule, _time, token: null), token: null);
    }
}
