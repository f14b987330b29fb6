using System.Net.Http.Headers;

namespace TrueWatch.Generated;

/// <summary>A body of JSON.</summary>
internal sealed class JsonBody(byte[] json) : RequestBody
{
    public override HttpContent ToContent(CallClock clock)
        => new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
