using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated;

/// <summary>What calls write to the log; waits have a log of their own.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Warning,
        "The connection to {Endpoint} is not encrypted, so the API key can be intercepted. AllowUnencryptedHttp allows it")]
    public static partial void UnencryptedEndpoint(ILogger logger, Uri endpoint);

    [LoggerMessage(2, LogLevel.Information,
        "Attempt {Attempt} of {Operation} failed ({Fault}); retrying in {Delay}")]
    public static partial void Retrying(ILogger logger, int attempt, string operation, string fault, TimeSpan delay);
}
