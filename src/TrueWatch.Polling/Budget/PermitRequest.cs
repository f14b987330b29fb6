namespace TrueWatch.Polling;

/// <summary>Somebody who wants to send a request. The lock of the <see cref="RequestBudget"/> guards what can be set.</summary>
internal sealed class PermitRequest(Pause pause, BudgetMember member, bool isPoll)
{
    /// <summary>Where it waits; ended when there is something to look at.</summary>
    public Pause Pause => pause;

    public BudgetMember Member => member;
    public bool IsPoll => isPoll;
    public LinkedListNode<PermitRequest>? Place { get; set; }

    /// <summary>Whether it wants no permit any more.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Ends the question to limiters on its behalf.</summary>
    public CancellationTokenSource? Asking { get; set; }

    /// <summary>What limiters have granted on its behalf. Only the one who waits with it sets it.</summary>
    public RateLimitLease[]? Leases { get; set; }
}
