namespace TrueWatch.Simulator;

/// <summary>Which requests are admitted: those of an accepted key that exceed no limit. Thread-safe.</summary>
internal sealed class RequestAdmission
{
    private readonly Lock _lock = new();
    private readonly SlidingWindow _workspace;
    private int? _keyLimit = 20;
    private int? _workspaceLimit = 200;

    public RequestAdmission(TimeProvider timeProvider) => _workspace = new SlidingWindow(timeProvider);

    public void LimitKeys(int? requests)
    {
        lock (_lock)
        {
            _keyLimit = requests;
        }
    }

    public void LimitWorkspace(int? requests)
    {
        lock (_lock)
        {
            _workspaceLimit = requests;
        }
    }

    /// <summary>The refusal of a request; null when it is admitted. A refused one uses up nothing.</summary>
    /// <param name="key">Whose request it is; null when nobody knows the key.</param>
    /// <param name="hasKey">Whether there is a key at all.</param>
    public ApiAnswer? Refuse(ApiKey? key, bool hasKey)
    {
        if (key is not { IsAccepted: true })
        {
            return hasKey ? ApiErrors.InvalidApiKey() : ApiErrors.MissingApiKey;
        }

        lock (_lock)
        {
            if (key.Window.IsExhausted(_keyLimit))
            {
                return ApiErrors.KeyRateLimit(_keyLimit);
            }

            if (_workspace.IsExhausted(_workspaceLimit))
            {
                return ApiErrors.WorkspaceRateLimit(_workspaceLimit);
            }

            key.Window.Admit();
            _workspace.Admit();
            return null;
        }
    }
}
