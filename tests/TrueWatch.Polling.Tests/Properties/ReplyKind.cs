namespace TrueWatch.Polling.Tests;

internal enum ReplyKind
{
    Waiting,
    Queued,
    Archiving,
    Throttled,
    Unavailable,
    Unreachable,
    Silent,
    Done,
    Broken,
    Stopped,
    Refused,
    Missing,
}
