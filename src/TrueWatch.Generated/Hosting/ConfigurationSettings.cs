namespace TrueWatch.Generated;

/// <summary>
/// The settings of a section of the configuration, as they are written there. All are text: the binder would end at the
/// first that it cannot convert, and take <c>30</c> for as many days.
/// </summary>
internal sealed class ConfigurationSettings
{
    public string? ApiKey { get; set; }

    public string? Site { get; set; }

    public string? Endpoint { get; set; }

    public string? AllowUnencryptedHttp { get; set; }

    public string? Timeout { get; set; }

    public string? AttemptTimeout { get; set; }

    public string? ConnectTimeout { get; set; }

    public string? MaximumRetries { get; set; }

    public string? MaximumAnswerSize { get; set; }

    public string? UserAgentPrefix { get; set; }

    public RequestLimitSettings? RequestLimit { get; set; }
}
