namespace TrueWatch.Simulator;

/// <summary>The API keys that are accepted or were. Thread-safe.</summary>
internal sealed class ApiKeys
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);
    private readonly TimeProvider _timeProvider;

    public ApiKeys(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>The accepted or revoked key of this text; null when there is none.</summary>
    public ApiKey? Find(string apiKey)
    {
        lock (_lock)
        {
            return _keys.GetValueOrDefault(apiKey);
        }
    }

    public void Accept(string apiKey, string? name)
    {
        lock (_lock)
        {
            name ??= $"key {_keys.Count + 1}";
            if (_keys.Any(key => key.Value.Name == name && key.Key != apiKey))
            {
                throw new ArgumentException($"Another key has the name '{name}' already. Choose another name.", nameof(name));
            }

            if (!_keys.TryGetValue(apiKey, out var known))
            {
                _keys.Add(apiKey, new ApiKey(name, _timeProvider));
            }
            else if (known.IsAccepted)
            {
                throw new ArgumentException($"The key is accepted already, under the name '{known.Name}'.", nameof(apiKey));
            }
            else
            {
                known.IsAccepted = true;
            }
        }
    }

    public void Revoke(string apiKey)
    {
        // The message must not repeat the key.
        if (Find(apiKey) is not { IsAccepted: true } key)
        {
            throw new ArgumentException("The key is not one that is accepted.", nameof(apiKey));
        }

        key.IsAccepted = false;
    }
}
