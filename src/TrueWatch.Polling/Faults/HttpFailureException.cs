namespace TrueWatch.Polling;

/// <summary>
/// The service answered a poll with an HTTP status that is no success, and the client handed the answer out instead of
/// throwing.
/// </summary>
public sealed class HttpFailureException : HttpRequestException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What the service answered.</param>
    public HttpFailureException(HttpFailure failure)
        : base($"The service answered with {failure}.") => Failure = failure;

    /// <summary>What the service answered.</summary>
    public HttpFailure Failure { get; }
}
