using System.Net;
using System.Text;

namespace TrueWatch.Generated.Tests;

/// <summary>A response, and what a call makes of it: a line of the table.</summary>
/// <param name="Name">What the response is, in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as it is sent.</param>
/// <param name="Kind">The kind of the exception; null when the call succeeds.</param>
internal sealed record AnswerCase(string Name, int Status, byte[] Body, TrueWatchErrorKind? Kind)
{
    public AnswerCase(string name, int status, string body, TrueWatchErrorKind? kind)
        : this(name, status, Encoding.UTF8.GetBytes(body), kind)
    {
        RawBody = body;
    }

    /// <summary>The header Content-Type; null for none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The header Content-Encoding; null for none.</summary>
    public string? Encodings { get; init; }

    public string? Location { get; init; }

    public string? RetryAfter { get; init; }

    /// <summary>What the exception says the service asked for.</summary>
    public int? Seconds { get; init; }

    public string? ErrorCode { get; init; }

    public string? TraceId { get; init; }

    /// <summary>The body that the exception carries; null where only its length is certain.</summary>
    public string? RawBody { get; init; }

    public string? RedirectHost { get; init; }

    /// <summary>Parts of the message.</summary>
    public string[] Says { get; init; } = [];

    /// <summary>The task's status, where the call succeeds.</summary>
    public string TaskStatus { get; init; } = "ok";

    public HttpResponseMessage ToResponse()
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Body) };
        Add(response.Content.Headers, "Content-Type", ContentType);
        Add(response.Content.Headers, "Content-Encoding", Encodings);
        Add(response.Headers, "Location", Location);
        Add(response.Headers, "Retry-After", RetryAfter);
        return response;
    }

    public override string ToString() => Name;

    private static void Add(System.Net.Http.Headers.HttpHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            Assert.True(headers.TryAddWithoutValidation(name, value));
        }
    }
}
