using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace TrueWatch.Clients.Tests;

/// <summary>The request builder of one job, as Kiota generates them.</summary>
internal sealed class KiotaJobRequestBuilder(IRequestAdapter requestAdapter, string id) : BaseRequestBuilder(
    requestAdapter, "{+baseurl}/jobs/{id}", new Dictionary<string, object> { ["id"] = id })
{
    public static KiotaJobRequestBuilder Create(HttpClient http, string id) => new(
        new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), http),
        id);

    public Task<KiotaJob?> GetAsync(
        Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = null, CancellationToken cancellationToken = default)
    {
        var information = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        information.Configure(requestConfiguration);
        information.Headers.TryAdd("Accept", "application/json");
        return RequestAdapter.SendAsync(
            information, KiotaJob.CreateFromDiscriminatorValue, new Dictionary<string, ParsableFactory<IParsable>>(), cancellationToken);
    }
}
