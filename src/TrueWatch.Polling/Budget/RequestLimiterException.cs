namespace TrueWatch.Polling;

/// <summary>A limiter failed, and nothing was sent: the inner exception is the cause. Another request asks it again.</summary>
/// <param name="message">What happened.</param>
/// <param name="innerException">The cause.</param>
public sealed class RequestLimiterException(string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>Whether the limiter may work again later, for example when its server is unreachable: <see langword="true"/> unless
    /// the cause is a bug in the limiter, or its disposal.</summary>
    public bool IsTransient => InnerException is not (ArgumentException or InvalidOperationException or NotImplementedException
        or NotSupportedException or NullReferenceException);
}
