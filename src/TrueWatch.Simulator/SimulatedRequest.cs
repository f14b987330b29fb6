namespace TrueWatch.Simulator;

/// <summary>A request that a <see cref="TrueWatchSimulator"/> received, and how it was answered. Immutable.</summary>
/// <param name="Method">The HTTP method, such as <c>GET</c>.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Query">The query as it was sent, still encoded, with its <c>?</c>; empty when there was none.</param>
/// <param name="HasApiKey">Whether an API key was sent, accepted or not. The key itself is not kept.</param>
/// <param name="StatusCode">The HTTP status of the answer.</param>
/// <param name="ErrorCode">The <c>errorCode</c> of the answer's envelope, one of <see cref="SimulatorErrorCodes"/>;
/// empty when the task's status was answered.</param>
public sealed record SimulatedRequest(
    string Method,
    string Path,
    string Query,
    bool HasApiKey,
    int StatusCode,
    string ErrorCode);
