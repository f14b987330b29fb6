namespace TrueWatch.Simulator;

/// <summary>
/// A clock on which hours pass in milliseconds. It stands still while anything runs, and moves to the next timer when everything
/// waits for a timer. Give the same instance to the client and to
/// <see cref="TrueWatchSimulator.StartAsync(Action{SimulatedService}, TimeProvider, CancellationToken)"/>. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Timers fire one at a time, in the order of their times (and of their arming where these are equal), on the thread pool;
/// the next one fires only after all work of the previous one has finished. The clock stands still while an HttpClient of this
/// process has a request in flight to a simulator with this clock, unless the simulator delays the response, as for its latency.
/// See the README of the package for what is guaranteed.
/// </para>
/// <para>
/// By default it starts at midnight of 1 January 2000, UTC. Its time zone is UTC.
/// </para>
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly DateTimeOffset _start;
    private readonly VirtualTimers _timers = new();
    private readonly Quiescence _quiescence = new();
    private readonly VirtualTimeDriver _driver;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">The start time; midnight of 1 January 2000, UTC, when omitted.</param>
    public VirtualTimeProvider(DateTimeOffset? start = null)
    {
        _start = (start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();
        _driver = new VirtualTimeDriver(_timers, _quiescence);
        _quiescence.OnActivity();
    }

    /// <summary>
    /// Whether the clock advances automatically. If not, only <see cref="AdvanceAsync"/> advances it. Can be changed at any time.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AutoAdvance
    {
        get => _timers.IsOpenEnded;
        set
        {
            _quiescence.OnActivity();
            _timers.IsOpenEnded = value;
            _driver.Wake();
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        _quiescence.OnActivity();
        return _timers.Now.Ticks;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative and not
    /// <see cref="Timeout.InfiniteTimeSpan"/>, or longer than 49 days.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Advances the clock: fires every timer that becomes due, one after the other, and moves to the end of the time.
    /// </summary>
    /// <param name="time">How long.</param>
    /// <param name="cancellationToken">Stops advancing.</param>
    /// <returns>A task that completes when the time has passed, and all work that it caused has finished.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative or longer than 49 days.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, VirtualTimer.Longest);
        cancellationToken.ThrowIfCancellationRequested();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goal = new VirtualTimer(this, _ => end.TrySetResult(), state: null) { IsGoal = true };
        await using var removal = goal.ConfigureAwait(false);
        goal.Change(time, Timeout.InfiniteTimeSpan);
        await end.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Heeds the requests of a simulator from now on.</summary>
    internal void Heed(RequestsInFlight requests) => _quiescence.Heed(requests);

    /// <summary>Heeds them no longer.</summary>
    internal void Ignore(RequestsInFlight requests) => _quiescence.Ignore(requests);

    internal void OnActivity() => _quiescence.OnActivity();

    internal bool TrySet(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        _quiescence.OnActivity();
        var isSet = _timers.TrySet(timer, dueTime, period);
        _driver.Wake();
        return isSet;
    }

    internal void Remove(VirtualTimer timer)
    {
        _quiescence.OnActivity();
        _timers.Remove(timer);
    }
}
