using System.Text.Json.Serialization.Metadata;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// A client of the TrueWatch Open API over <see cref="HttpClient"/>. One instance serves any number of calls at once
/// and lives as long as the application.
/// </summary>
/// <remarks>
/// Answers are asked for and read compressed (gzip, deflate, Brotli). A call is one request: nothing is retried. It
/// waits until <see cref="TrueWatchClientOptions.RequestLimit"/> allows it; that time does not count for
/// <see cref="TrueWatchClientOptions.Timeout"/>. All clients of the process with the same key and endpoint share the
/// limit, and calls go before the polls of waits.
/// </remarks>
public sealed partial class TrueWatchClient : IPollingClient, IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly ApiConnection _connection;
    private readonly AnswerReader _reader;
    private readonly PollingConnection _polling;

    /// <summary>Makes a client with connections of its own, which <see cref="Dispose"/> closes.</summary>
    /// <param name="options">The key and where the service is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public TrueWatchClient(TrueWatchClientOptions options)
        : this(OwnHttpClient.Create(), options)
    {
        _ownHttpClient = _connection.HttpClient;
    }

    /// <summary>Makes a client over a caller's own <see cref="HttpClient"/>, which stays the caller's to dispose.</summary>
    /// <param name="httpClient">
    /// Sends the requests. Its handler must not follow redirects (<see cref="HttpClientHandler.AllowAutoRedirect"/> is
    /// <see langword="true"/> by default): it would send the header with the API key on to whatever host an answer
    /// names. Its base address is not used; its own timeout ends a call when it is shorter than
    /// <see cref="TrueWatchClientOptions.Timeout"/>. Its handler may decompress answers, but need not.
    /// </param>
    /// <param name="options">The key and where the service is.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TrueWatchClient(HttpClient httpClient, TrueWatchClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        Endpoint = options.Endpoint;
        var failures = new FailureFactory(options);
        _connection = new ApiConnection(httpClient, options, failures);
        _reader = new AnswerReader(failures);
        _polling = options.CreatePollingConnection();
    }

    /// <summary>Where the client sends its requests; ends with a slash.</summary>
    public Uri Endpoint { get; }

    PollingConnection IPollingClient.PollingConnection => _polling;

    /// <summary>Closes the connections that the client opened itself. A caller's own HttpClient stays open.</summary>
    public void Dispose() => _ownHttpClient?.Dispose();

    /// <summary>A text without the API key.</summary>
    /// <returns>The name of the class and the endpoint.</returns>
    public override string ToString() => $"{nameof(TrueWatchClient)} ({Endpoint})";

    private async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : Envelope
    {
        using var permit = await _polling.AcquireAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
            permit.RetryAfter = answer.RetryAfter;
            var value = _reader.Read(answer, type);
            permit.ReportAdmitted();
            return value;
        }
        catch (TrueWatchApiException exception)
        {
            Report(permit, _polling.FaultClassifier.Classify(exception).Kind);
            throw;
        }
    }

    private static void Report(RequestPermit permit, PollingFaultKind fault)
    {
        switch (fault)
        {
            case PollingFaultKind.Throttled:
                permit.ReportThrottled();
                break;
            case PollingFaultKind.Refused or PollingFaultKind.Permanent:
                permit.ReportAdmitted();
                break;
        }
    }
}
