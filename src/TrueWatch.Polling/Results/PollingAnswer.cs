namespace TrueWatch.Polling;

/// <summary>The parts of a response that a wait needs. Immutable.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
/// <param name="Result">The part of the response that the caller receives.</param>
/// <param name="Status">The status; the zero member for an unknown one.</param>
/// <param name="RawStatus">The status as the service sent it; <see langword="null"/> when the response has none.</param>
/// <param name="Outcome">What the status means.</param>
public readonly record struct PollingAnswer<TResult, TStatus>(TResult Result, TStatus Status, string? RawStatus, PollingOutcome Outcome)
    where TStatus : struct, Enum
{
    /// <summary>The status as the service sent it; <see langword="null"/> when the response has none.</summary>
    /// <value>It ends with <c>…</c> after 8192 characters.</value>
    public string? RawStatus { get; init; } = RawStatus is null ? null : PrintableText.Shorten(RawStatus);

    /// <summary>How long the service asks to wait before the next poll; a value on the permit takes precedence.</summary>
    /// <value><see langword="null"/> (the default): the response does not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The known status that differs from the unknown <see cref="RawStatus"/> only in letter case or in white space
    /// around it. It stays unknown; messages and logs name both.</summary>
    /// <value><see langword="null"/> (the default): there is none.</value>
    public string? SimilarStatus { get; init; }

    /// <summary>Whether the outcome is independent of the status, as with HTTP 202 or a condition of the document. Such a response that is
    /// pending is not treated as one with an unknown status.</summary>
    /// <value><see langword="false"/> (the default): the status decides.</value>
    public bool IsDecided { get; init; }
}
