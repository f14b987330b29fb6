using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TrueWatch.Generated;

/// <summary>What the host has takes the place of the defaults of every client's options.</summary>
internal sealed class HostServices : IConfigureNamedOptions<TrueWatchClientOptions>
{
    private readonly ILoggerFactory? _loggerFactory;
    private readonly TimeProvider? _timeProvider;

    public HostServices(ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        _loggerFactory = loggerFactory;
        _timeProvider = timeProvider;
    }

    public void Configure(TrueWatchClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TrueWatchClientOptions options)
    {
        options.LoggerFactory = _loggerFactory ?? options.LoggerFactory;
        options.TimeProvider = _timeProvider ?? options.TimeProvider;
    }
}
