using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>A request that was received, and not answered yet.</summary>
/// <param name="Request">The request itself.</param>
/// <param name="Operation">What it asks for; null for a path that does not exist.</param>
/// <param name="TaskIds">The values of its parameter <c>taskId</c>.</param>
/// <param name="Key">Whose request it is; null when nobody knows the key.</param>
/// <param name="HasApiKey">Whether there is a key at all.</param>
internal sealed record ReceivedRequest(
    HttpRequest Request, SimulatedOperation? Operation, IReadOnlyList<string> TaskIds, ApiKey? Key, bool HasApiKey)
{
    /// <summary>The task that it is for; null when it names none or several.</summary>
    public string? TaskId => TaskIds is [var single] ? single : null;
}
