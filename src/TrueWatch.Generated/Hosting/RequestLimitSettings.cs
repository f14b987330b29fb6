namespace TrueWatch.Generated;

/// <summary>The part of <see cref="ConfigurationSettings"/> that limits the requests.</summary>
internal sealed class RequestLimitSettings
{
    public int? Requests { get; set; }

    public TimeSpan? Window { get; set; }
}
