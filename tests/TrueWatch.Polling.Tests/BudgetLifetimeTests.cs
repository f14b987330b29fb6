namespace TrueWatch.Polling.Tests;

/// <summary>What is left of budgets and connections that nobody needs any more.</summary>
public sealed class BudgetLifetimeTests
{
    [Fact]
    public void A_budget_that_nobody_needs_is_forgotten()
    {
        for (var number = 0; number < 200; number++)
        {
            _ = new PollingConnection("https://jobs.test/", $"forgotten {number}", new() { Limit = new RequestLimit(20, TimeSpan.FromSeconds(60)) });
        }

        for (var round = 0; round < 4; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // Tests beside this one have budgets, too.
        Assert.InRange(BudgetRegistry.Count, 0, 199);
    }

    [Fact]
    public void A_connection_that_could_not_be_made_harms_nobody_when_it_is_collected()
    {
        Assert.Throws<ArgumentNullException>(() => new PollingConnection(null!, "key"));
        Assert.Throws<ArgumentNullException>(() => new PollingConnection("https://jobs.test/", null!));

        // An exception in a finalizer would end the process.
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
