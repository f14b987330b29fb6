namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when a call that starts tasks started none, for example because of conflicts.</summary>
public sealed class RemoteTaskNotStartedException : Exception
{
    /// <summary>Creates the exception, for tests of code that handles one.</summary>
    /// <param name="name">The name of the called operation, such as <c>ImportResources</c>.</param>
    /// <param name="response">The response of the service.</param>
    public RemoteTaskNotStartedException(string name, object? response)
        : base($"{name} started no task: the response names none. See {nameof(Response)}.")
        => Response = response;

    /// <summary>The return value of the client's method.</summary>
    public object? Response { get; }
}
