namespace TrueWatch.Generated;

/// <summary>The settings of a section of the configuration, as they are written there.</summary>
internal sealed class ConfigurationSettings
{
    public string? ApiKey { get; set; }

    public string? Site { get; set; }

    public string? Endpoint { get; set; }

    public bool? AllowUnencryptedHttp { get; set; }

    public TimeSpan? Timeout { get; set; }

    public TimeSpan? AttemptTimeout { get; set; }

    public TimeSpan? ConnectTimeout { get; set; }

    public int? MaximumRetries { get; set; }

    public int? MaximumAnswerSize { get; set; }

    public string? UserAgentPrefix { get; set; }

    public RequestLimitSettings? RequestLimit { get; set; }
}
