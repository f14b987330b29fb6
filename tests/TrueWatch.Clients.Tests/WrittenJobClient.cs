using System.Net.Http.Json;

namespace TrueWatch.Clients.Tests;

/// <summary>A client written by hand, as on the page of the generator.</summary>
internal sealed class WrittenJobClient(HttpClient http)
{
    public Task<Job> GetJobAsync(string id, CancellationToken cancellationToken = default)
        => http.GetFromJsonAsync<Job>($"jobs/{id}", cancellationToken)!;
}
