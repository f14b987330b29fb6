using Refit;

namespace TrueWatch.Clients.Tests;

/// <summary>A client of Refit that hands out the whole response of what starts a print.</summary>
internal interface IRefitPrints
{
    [Post("/prints")]
    Task<IApiResponse<NewPrint>> CreatePrintAsync([AliasAs("printer")] string name, CancellationToken cancellationToken);

    [Get("/prints/{id}")]
    Task<Job> GetPrintAsync(string id, string printer, CancellationToken cancellationToken);
}
