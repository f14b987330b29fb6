namespace TrueWatch.Polling.Compatibility;

/// <summary>
/// A callback that waits for a cancellation. Takes the place of the platform's registration, which can be taken back only
/// by somebody who waits for a callback that runs already.
/// </summary>
internal readonly struct CallbackRegistration(CancellationCallback? callback) : IDisposable
{
    public void Unregister() => callback?.Unregister();

    public void Dispose() => Unregister();
}
