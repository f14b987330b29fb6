using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Benchmarks.Calls.OnKiota;

/// <summary>The request builder of the call, as Kiota generates them. Kiota makes one for every segment of the path.</summary>
internal sealed class StatusRequestBuilder(IRequestAdapter requestAdapter) : BaseRequestBuilder(
    requestAdapter, "{+baseurl}/api/v1/workspace/resource/query_action_status?taskId={taskId}", new Dictionary<string, object>())
{
    public Task<StatusAnswer?> GetAsync(
        Action<RequestConfiguration<QueryParameters>>? configure = null, CancellationToken cancellationToken = default)
    {
        var information = ToGetRequestInformation(configure);
        var errors = new Dictionary<string, ParsableFactory<IParsable>>
        {
            { "XXX", StatusError.CreateFromDiscriminatorValue },
        };
        return RequestAdapter.SendAsync(information, StatusAnswer.CreateFromDiscriminatorValue, errors, cancellationToken);
    }

    private RequestInformation ToGetRequestInformation(Action<RequestConfiguration<QueryParameters>>? configure)
    {
        var information = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        information.Configure(configure);
        information.Headers.TryAdd("Accept", CallHeaders.Accept);
        return information;
    }

    /// <summary>The parameters of the query.</summary>
    internal sealed class QueryParameters
    {
        [QueryParameter("taskId")]
        public string? TaskId { get; set; }
    }
}
