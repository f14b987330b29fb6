namespace TrueWatch.Polling;

/// <summary>A call that starts tasks succeeded without one, as with what conflicts: there is nothing to wait for.</summary>
public sealed class RemoteTaskNotStartedException : Exception
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="name">What was called, such as <c>ImportResources</c>.</param>
    /// <param name="response">What the service answered.</param>
    public RemoteTaskNotStartedException(string name, object? response)
        : base($"{name} started no task: the response names none. {nameof(Response)} has all that the service answered.")
        => Response = response;

    /// <summary>What the client's method returned, in its type.</summary>
    public object? Response { get; }
}
