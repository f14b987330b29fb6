namespace TrueWatch.Polling.Tests;

/// <summary>A request that a <see cref="JobService"/> received.</summary>
/// <param name="At">When, since the clock was made.</param>
/// <param name="Key">Whose it is.</param>
/// <param name="JobId">What it asks for.</param>
/// <param name="Number">Its number among the requests for the job, from 1.</param>
internal sealed record JobRequest(TimeSpan At, string Key, string JobId, int Number);
