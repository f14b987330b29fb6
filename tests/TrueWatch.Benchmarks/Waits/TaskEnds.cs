namespace TrueWatch.Benchmarks.Waits;

/// <summary>When the tasks of a service end: after a number of requests, or when somebody says so.</summary>
internal sealed class TaskEnds
{
    private int _left = int.MaxValue;

    public void EndAfter(int requests) => _left = requests;

    public void EndNow() => _left = 0;

    /// <summary>Counts a request.</summary>
    /// <returns>Whether the task that it asks for has ended.</returns>
    public bool IsEnded() => _left == 0 || (_left != int.MaxValue && --_left == 0);
}
