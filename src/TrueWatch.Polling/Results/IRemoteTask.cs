namespace TrueWatch.Polling;

/// <summary>The properties of a task beyond its status. A result type that implements it makes partial success, error code and
/// message visible to waits, exceptions and metrics.</summary>
public interface IRemoteTask
{
    /// <summary>Whether the task succeeded although a part of it failed.</summary>
    bool IsPartialSuccess { get; }

    /// <summary>The error code of the service; <see langword="null"/> or empty when there is none.</summary>
    string? ErrorCode { get; }

    /// <summary>The message of the service; <see langword="null"/> or empty when there is none.</summary>
    string? Message { get; }
}
