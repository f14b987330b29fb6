using TrueWatch.Polling.Compatibility;

namespace TrueWatch.Polling.Tests;

/// <summary>Callbacks of cancellations, as .NET 10 has them and .NET Standard does not.</summary>
public sealed class CancellationCallbackTests
{
    private static readonly AsyncLocal<string?> Flow = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_callback_runs_once_in_the_flow_of_the_one_who_cancels()
    {
        using var cancellation = new CancellationTokenSource();
        var seen = new List<(string?, CancellationToken)>();
        Flow.Value = "who registers";
        Register(token => seen.Add((Flow.Value, token)), cancellation.Token);

        Flow.Value = "who cancels";
        cancellation.Cancel();
        cancellation.Cancel();

        Assert.Equal([("who cancels", cancellation.Token)], seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_token_that_is_canceled_already_runs_it_at_once_and_in_the_flow_as_it_is(bool isSuppressed)
    {
        bool? wasSuppressed = null;
        using (AsyncFlowControl? _ = isSuppressed ? ExecutionContext.SuppressFlow() : null)
        {
            Register(_ => wasSuppressed = ExecutionContext.IsFlowSuppressed(), new CancellationToken(canceled: true));
        }

        Assert.Equal(isSuppressed, wasSuppressed);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    [Fact]
    public void What_was_taken_back_does_not_run()
    {
        using var cancellation = new CancellationTokenSource();
        var runs = 0;
        var registration = Register(_ => runs++, cancellation.Token);

        registration.Unregister();
        registration.Dispose();
        cancellation.Cancel();

        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task To_take_it_back_does_not_wait_for_a_callback_that_runs()
    {
        using var cancellation = new CancellationTokenSource();
        using var isRunning = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var registration = Register(
            _ =>
            {
                isRunning.Release();
                mayEnd.Wait(TestCanceled);
            },
            cancellation.Token);
        var canceling = Task.Run(cancellation.Cancel, TestCanceled);
        await isRunning.WaitAsync(TestCanceled);

        // The time is for a failure only, which would otherwise hang.
        await Task.Run(registration.Unregister, TestCanceled).WaitAsync(TimeSpan.FromSeconds(30), TestCanceled);

        mayEnd.Release();
        await canceling;
    }

    [Fact]
    public void Nothing_is_registered_with_a_token_that_cannot_be_canceled()
        => Assert.Equal(default, Register(_ => Assert.Fail("Nobody can have canceled."), CancellationToken.None));

    // As an extension, the platform's own method would take its place here.
    private static CallbackRegistration Register(Action<CancellationToken> callback, CancellationToken token)
        => CancellationTokenExtensions.UnsafeRegister(
            token, static (state, canceled) => ((Action<CancellationToken>)state!)(canceled), callback);
}
