using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>
/// What a generated operation sends: the path of the OpenAPI document and its parameters. Every value is escaped. A
/// parameter that is null is left out.
/// </summary>
internal sealed class ApiRequest
{
    private readonly HttpMethod _method;
    private string _uri;
    private List<KeyValuePair<string, string>>? _headers;
    private string _separator = "?";
    private RequestBody? _body;

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the endpoint, without a slash at its start.</param>
    public ApiRequest(HttpMethod method, string path)
    {
        _method = method;
        Path = path;
        _uri = path;
    }

    /// <summary>The path of the document, without the values.</summary>
    public string Path { get; }

    /// <summary>Whether sending it twice does what sending it once does (RFC 9110, section 9.2.2).</summary>
    public bool IsIdempotent => _method == HttpMethod.Get || _method == HttpMethod.Head;

    /// <summary>Whether it can be sent more than once; with a stream that cannot seek, it cannot.</summary>
    public bool IsRepeatable => _body?.IsRepeatable != false && Download?.IsRepeatable != false;

    /// <summary>Where the response goes, if it is a file.</summary>
    public FileDownload? Download { get; private set; }

    /// <summary>What kept the last attempt from reading what it was to send, or from handing on what it got.</summary>
    public Exception? CallerFailure => _body?.ReadFailure ?? Download?.WriteFailure;

    /// <summary>Puts a value in the place of <c>{name}</c>.</summary>
    /// <exception cref="ArgumentException">The value is <c>.</c> or <c>..</c>, which a URI resolves away, or
    /// has half of a surrogate pair.</exception>
    public ApiRequest PathSegment(string name, object value)
    {
        var text = ParameterText.Of(value, name);
        if (text is "." or "..")
        {
            throw new ArgumentException($"'{text}' cannot be part of a path: it would address another resource.", name);
        }

        _uri = _uri.Replace($"{{{name}}}", Uri.EscapeDataString(text));
        return this;
    }

    /// <exception cref="ArgumentException">The value has half of a surrogate pair.</exception>
    public ApiRequest Query(string name, object? value)
    {
        if (value is not null)
        {
            _uri += _separator + Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(ParameterText.Of(value, name));
            _separator = "&";
        }

        return this;
    }

    /// <exception cref="ArgumentException">The value has a control character, which would end the header, or half of a
    /// surrogate pair.</exception>
    public ApiRequest Header(string name, object? value)
    {
        if (value is not null)
        {
            var text = ParameterText.Of(value, name);
            if (text.Any(char.IsControl))
            {
                throw new ArgumentException("The value of a header cannot have a control character or a line break.", name);
            }

            (_headers ??= []).Add(new(name, text));
        }

        return this;
    }

    public ApiRequest Body<T>(T? value, JsonTypeInfo<T> type)
    {
        _body = value is null ? null : new JsonBody(JsonSerializer.SerializeToUtf8Bytes(value, type));
        return this;
    }

    public ApiRequest Form(FormBody form)
    {
        _body = form;
        return this;
    }

    public ApiRequest To(FileDownload download)
    {
        Download = download;
        return this;
    }

    /// <param name="endpoint">The address of the service, with a slash at its end.</param>
    /// <param name="clock">Is told of each part of a file that was sent.</param>
    public HttpRequestMessage ToMessage(Uri endpoint, CallClock clock)
    {
        var message = new HttpRequestMessage(_method, new Uri(endpoint.AbsoluteUri + _uri));
        foreach (var header in _headers ?? [])
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // What may have been executed is not sent again, also where the HttpClient is a caller's own. To delete twice is to
        // delete once (RFC 9110, section 9.2.2), and such a request has no length.
        message.Content = _body?.ToContent(clock) ?? (IsIdempotent || _method == HttpMethod.Delete ? null : NoContent.Instance);
        return message;
    }
}
