namespace TrueWatch.Simulator;

/// <summary>An API key without its secret.</summary>
internal sealed class ApiKey
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "DF-API-KEY";

    private volatile bool _isAccepted = true;

    public ApiKey(string name, TimeProvider timeProvider) => (Name, Window) = (name, new SlidingWindow(timeProvider));

    public string Name { get; }

    /// <summary>The requests that count for the key's limit.</summary>
    public SlidingWindow Window { get; }

    /// <summary>Whether it has not been revoked.</summary>
    public bool IsAccepted
    {
        get => _isAccepted;
        set => _isAccepted = value;
    }
}
