namespace TrueWatch.Polling;

/// <summary>The service answered a poll with an HTTP status that is no success, or without what the operation's document promises, and the
/// client handed the response out instead of throwing.</summary>
public sealed class HttpFailureException : HttpRequestException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What the service answered.</param>
    public HttpFailureException(HttpFailure failure)
        : this(failure, failure.StatusCode == 0 ? "The client's response has no HTTP status." : $"The service answered with {failure}.")
    {
    }

    internal HttpFailureException(HttpFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>What the service answered.</summary>
    public HttpFailure Failure { get; }
}
