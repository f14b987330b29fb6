namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when the response to a poll is not a success, or not what the operation's document promises, and
/// the client returned the response instead of throwing.</summary>
public sealed class HttpFailureException : HttpRequestException
{
    /// <summary>Initializes a new instance of the exception.</summary>
    /// <param name="failure">The response of the service.</param>
    public HttpFailureException(HttpFailure failure)
        : this(failure, failure.StatusCode == 0 ? "The client's response has no HTTP status." : $"The service responded with {failure}.")
    {
    }

    internal HttpFailureException(HttpFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>The response of the service.</summary>
    public HttpFailure Failure { get; }
}
