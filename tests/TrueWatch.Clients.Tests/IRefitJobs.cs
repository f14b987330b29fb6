using Refit;

namespace TrueWatch.Clients.Tests;

/// <summary>A client of Refit, which throws for a failure, or hands it out in the response.</summary>
internal interface IRefitJobs
{
    [Get("/jobs/{id}")]
    Task<Job> GetJobAsync(string id, CancellationToken cancellationToken);

    [Get("/jobs/{id}")]
    Task<IApiResponse<Job>> GetResponseAsync(string id, CancellationToken cancellationToken);
}
