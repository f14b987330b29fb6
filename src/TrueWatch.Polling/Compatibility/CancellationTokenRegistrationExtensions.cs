namespace TrueWatch.Polling.Compatibility;

internal static class CancellationTokenRegistrationExtensions
{
    extension(CancellationTokenRegistration registration)
    {
        /// <summary>Removes a callback without waiting for a running one, as disposing would. Polyfill has no such method.</summary>
        public void Unregister() => ThreadPool.UnsafeQueueUserWorkItem(static one => ((CancellationTokenRegistration)one!).Dispose(), registration);
    }
}
