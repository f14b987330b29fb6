using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TrueWatch.Simulator;

/// <summary>The parameters of a request's query, decoded.</summary>
/// <remarks>Not the framework's: they take <c>taskid</c> for <c>taskId</c>, and would hide a client's mistake.</remarks>
internal static class QueryParameters
{
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpRequest request)
    {
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            yield return KeyValuePair.Create(parameter.DecodeName().ToString(), parameter.DecodeValue().ToString());
        }
    }
}
