namespace TrueWatch.Simulator;

/// <summary>Which API keys are accepted, and how many requests of each. Thread-safe.</summary>
internal sealed class KeyAdmission
{
    private readonly Dictionary<string, SlidingWindow?> _windows;

    public KeyAdmission(IEnumerable<string> apiKeys, int? requestsPerMinute, TimeProvider timeProvider)
        => _windows = apiKeys.Distinct(StringComparer.Ordinal).ToDictionary(
            key => key,
            _ => requestsPerMinute is { } limit ? new SlidingWindow(limit, timeProvider) : null,
            StringComparer.Ordinal);

    /// <summary>The refusal of a request with this key; <see langword="null"/> when it is admitted.</summary>
    public ApiAnswer? Refuse(string apiKey)
    {
        if (apiKey.Length == 0)
        {
            return ApiErrors.MissingApiKey;
        }

        if (!_windows.TryGetValue(apiKey, out var window))
        {
            return ApiErrors.UnknownApiKey;
        }

        return window is null || window.TryAdmit() ? null : ApiErrors.RateLimit(window.Limit);
    }
}
