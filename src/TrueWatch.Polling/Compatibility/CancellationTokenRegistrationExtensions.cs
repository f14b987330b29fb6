namespace TrueWatch.Polling.Compatibility;

internal static class CancellationTokenRegistrationExtensions
{
    extension(CancellationTokenRegistration registration)
    {
        /// <summary>Takes a callback back without waiting for one that runs already, as to dispose of it would.</summary>
        public void Unregister() => ThreadPool.UnsafeQueueUserWorkItem(static one => ((CancellationTokenRegistration)one!).Dispose(), registration);
    }
}
