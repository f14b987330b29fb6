using System.Diagnostics.Metrics;

namespace TrueWatch.Simulator;

/// <summary>
/// Sees the requests of every HttpClient of this process to one port, by the metrics that .NET has for them:
/// <c>http.client.active_requests</c> counts a request from when it is sent until its headers are there, and
/// <c>http.client.open_connections</c> counts a connection as active until the response has been read to its end.
/// </summary>
internal sealed class HttpClientObserver : IDisposable
{
    private const string MeterName = "System.Net.Http";
    private const string ActiveRequests = "http.client.active_requests";
    private const string OpenConnections = "http.client.open_connections";

    private readonly MeterListener _listener;
    private readonly RequestsInFlight _requests;
    private readonly int _port;

    public HttpClientObserver(int port, RequestsInFlight requests)
    {
        (_port, _requests) = (port, requests);
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is { Meter.Name: MeterName, Name: ActiveRequests or OpenConnections })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>(OnMeasurement);
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    private void OnMeasurement(
        Instrument instrument, long difference, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (!Has(tags, "server.port", _port))
        {
            return;
        }

        if (instrument.Name == ActiveRequests)
        {
            _requests.OnSending((int)difference);
        }
        else if (Has(tags, "http.connection.state", "active"))
        {
            _requests.OnBusyConnections((int)difference);
        }
    }

    private static bool Has<T>(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name, T value)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value is T actual && EqualityComparer<T>.Default.Equals(actual, value);
            }
        }

        return false;
    }
}
