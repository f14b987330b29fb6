using System.Net;
using System.Net.Http.Headers;

namespace Storage
{
    /// <summary>A response with what HTTP says besides the body.</summary>
    internal sealed record Answer<T>(HttpStatusCode StatusCode, HttpResponseHeaders Headers, T? Body);
}
