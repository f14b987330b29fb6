namespace TrueWatch.Polling;

/// <summary>
/// The service answered a call that starts tasks with a success, and without a task: for example, with what conflicts.
/// There is nothing to wait for.
/// </summary>
public sealed class RemoteTaskNotStartedException : Exception
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="name">What was called, such as <c>ImportResources</c>.</param>
    /// <param name="response">What the service answered.</param>
    public RemoteTaskNotStartedException(string name, object? response)
        : base($"{name} started no task: the response names none. {nameof(Response)} has all that the service answered.")
        => Response = response;

    /// <summary>
    /// What the service answered, in the type that the client's method returns; <see langword="null"/> where that
    /// returned <see langword="null"/>.
    /// </summary>
    public object? Response { get; }
}
