using TrueWatch.Polling.Compatibility;

namespace TrueWatch.Polling.Tests;

/// <summary>What .NET 10 has for registrations, and .NET Standard does not.</summary>
public sealed class CancellationTokenRegistrationTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task To_take_a_callback_back_does_not_wait_for_one_that_runs()
    {
        using var cancellation = new CancellationTokenSource();
        using var isRunning = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var registration = cancellation.Token.Register(() =>
        {
            isRunning.Release();
            mayEnd.Wait(TestCanceled);
        });
        var canceling = Task.Run(cancellation.Cancel, TestCanceled);
        await isRunning.WaitAsync(TestCanceled);

        // As an extension, the platform's own method would take its place here.
        CancellationTokenRegistrationExtensions.Unregister(registration);

        mayEnd.Release();
        await canceling;
    }
}
