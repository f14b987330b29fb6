namespace TrueWatch.Polling;

/// <summary>
/// Somebody who wants to send a request. The lock of the <see cref="RequestBudget"/> guards what can be set.
/// </summary>
internal sealed class PermitRequest(MonotonicClock clock, BudgetMember member, bool isPoll)
{
    public Pause Pause { get; } = new(clock);

    public BudgetMember Member => member;

    public bool IsPoll => isPoll;

    /// <summary>Its place in the queue; null when it is not there.</summary>
    public LinkedListNode<PermitRequest>? Place { get; set; }

    /// <summary>Whether it wants no permit any more.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Is called when it was a final poll, and could not go at once.</summary>
    public Action? Refused { get; init; }

    /// <summary>Ends the question to limiters on its behalf.</summary>
    public CancellationTokenSource? Asking { get; set; }
}
