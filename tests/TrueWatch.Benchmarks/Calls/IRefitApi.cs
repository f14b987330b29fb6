using Refit;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The call as Refit describes it.</summary>
internal interface IRefitApi
{
    [Get("/api/v1/workspace/resource/query_action_status")]
    Task<Answer> GetStatusAsync(string taskId, CancellationToken cancellationToken);
}
