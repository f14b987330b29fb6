namespace TrueWatch.Polling.Tests;

public enum Phase
{
    Unknown = 0,
    Waiting,
    Done,
    Broken,
    Stopped,
}
