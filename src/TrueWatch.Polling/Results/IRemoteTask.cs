namespace TrueWatch.Polling;

/// <summary>What a response can tell of its task beyond the status. A result type that implements it makes partial success, error code and
/// message visible to waits, exceptions and metrics.</summary>
public interface IRemoteTask
{
    /// <summary>Whether the task succeeded although a part of what it was to do failed.</summary>
    bool IsPartialSuccess { get; }

    /// <summary>The service's code of what went wrong; <see langword="null"/> or empty when there is none.</summary>
    string? ErrorCode { get; }

    /// <summary>The service's text on how the task stands; <see langword="null"/> or empty when there is none.</summary>
    string? Message { get; }
}
