namespace TrueWatch.Polling.Compatibility;

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
