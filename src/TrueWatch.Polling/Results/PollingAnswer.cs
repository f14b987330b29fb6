namespace TrueWatch.Polling;

/// <summary>One response of the service, reduced to what a wait needs. Immutable.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
/// <param name="Result">The part of the response that the caller receives.</param>
/// <param name="Status">The status; the zero member when the service sent one that is not known.</param>
/// <param name="RawStatus">The status as the service sent it; <see langword="null"/> when the response had none.</param>
/// <param name="Outcome">What the status means.</param>
public readonly record struct PollingAnswer<TResult, TStatus>(TResult Result, TStatus Status, string? RawStatus, PollingOutcome Outcome)
    where TStatus : struct, Enum
{
    /// <summary>The status as the service sent it; <see langword="null"/> when the response had none.</summary>
    /// <value>It ends with <c>…</c> after 8192 characters.</value>
    public string? RawStatus { get; init; } = RawStatus is null ? null : PrintableText.Shorten(RawStatus);

    /// <summary>How long the service asks to wait before the next poll; what the client says to the permit comes first.</summary>
    /// <value><see langword="null"/> (the default): the response did not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The known status from which <see cref="RawStatus"/>, which is not known, differs only in letter case or in white space
    /// around it. It stays unknown; messages and logs name both.</summary>
    /// <value><see langword="null"/> (the default): there is none.</value>
    public string? SimilarStatus { get; init; }

    /// <summary>Whether the response means its outcome whatever its status is, as HTTP 202 or a condition of the document says. One that is
    /// pending is then not treated as one with an unknown status.</summary>
    /// <value><see langword="false"/> (the default): the status decides.</value>
    public bool IsDecided { get; init; }
}
