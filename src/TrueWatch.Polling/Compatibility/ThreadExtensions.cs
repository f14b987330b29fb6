namespace TrueWatch.Polling.Compatibility;

internal static class ThreadExtensions
{
    extension(Thread thread)
    {
        /// <summary>Starts the thread without anything of the caller's.</summary>
        public void UnsafeStart()
        {
            using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            thread.Start();
        }
    }
}
