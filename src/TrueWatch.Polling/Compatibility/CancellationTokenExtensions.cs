namespace TrueWatch.Polling.Compatibility;

/// <summary>Polyfill's method gives the platform's registration, which cannot be taken back without waiting.</summary>
internal static class CancellationTokenExtensions
{
    extension(CancellationToken cancellationToken)
    {
        /// <summary>Lets the callback run when the token is canceled, in the flow of the one who cancels.</summary>
        public CallbackRegistration UnsafeRegister(Action<object?, CancellationToken> callback, object? state)
        {
            if (!cancellationToken.CanBeCanceled)
            {
                return default;
            }

            var cancellation = new CancellationCallback(callback, state, cancellationToken);
            cancellation.Register();
            return new CallbackRegistration(cancellation);
        }
    }
}
