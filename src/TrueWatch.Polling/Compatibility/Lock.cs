namespace TrueWatch.Polling.Compatibility;

/// <summary>What a <see langword="lock"/> statement holds.</summary>
internal sealed class Lock;
