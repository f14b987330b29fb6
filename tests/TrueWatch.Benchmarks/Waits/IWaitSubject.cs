namespace TrueWatch.Benchmarks.Waits;

/// <summary>What is called and waited for.</summary>
internal interface IWaitSubject : IDisposable
{
    TaskEnds Ends { get; }

    /// <summary>The bare call.</summary>
    Task CallAsync(CancellationToken cancellationToken);

    /// <summary>A wait for a task.</summary>
    Task WaitAsync(int number, CancellationToken cancellationToken);
}
