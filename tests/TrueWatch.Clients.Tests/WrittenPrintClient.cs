using System.Net.Http.Json;

namespace TrueWatch.Clients.Tests;

/// <summary>A client written by hand, which has the body alone.</summary>
internal sealed class WrittenPrintClient(HttpClient http)
{
    public async Task<NewPrint> CreatePrintAsync(string printer, CancellationToken cancellationToken = default)
    {
        using var response = await http.PostAsync($"prints?printer={printer}", content: null, cancellationToken);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<NewPrint>(cancellationToken))!;
    }

    public Task<Job> GetPrintAsync(string id, string printer, CancellationToken cancellationToken = default)
        => http.GetFromJsonAsync<Job>($"prints/{id}?printer={printer}", cancellationToken)!;
}
