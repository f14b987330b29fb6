namespace TrueWatch.Generated;

/// <summary>The part of <see cref="ConfigurationSettings"/> that limits the requests.</summary>
internal sealed class RequestLimitSettings
{
    public string? Requests { get; set; }

    public string? Window { get; set; }
}
