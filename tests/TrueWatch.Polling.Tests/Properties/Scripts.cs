using CsCheck;

namespace TrueWatch.Polling.Tests;

/// <summary>Random scripts of what a service answers.</summary>
internal static class Scripts
{
    private static readonly ReplyKind[] Statuses = [ReplyKind.Waiting, ReplyKind.Queued, ReplyKind.Archiving];
    private static readonly ReplyKind[] Troubles =
        [.. Statuses, ReplyKind.Throttled, ReplyKind.Unavailable, ReplyKind.Unreachable, ReplyKind.Silent];

    /// <summary>Statuses, faults and throttles, and then one of the ends, or none.</summary>
    public static Gen<ScriptStep[]> Any { get; } = Gen.Select(
        Steps(Troubles).Array[0, 25],
        Steps(ReplyKind.Done, ReplyKind.Broken, ReplyKind.Stopped, ReplyKind.Refused, ReplyKind.Missing, ReplyKind.Waiting),
        (steps, end) => (ScriptStep[])[.. steps, end]);

    /// <summary>A status, statuses and faults that a wait gets over, and then success.</summary>
    public static Gen<ScriptStep[]> Successful { get; } = Gen.Select(
        Steps([.. Statuses, ReplyKind.Unavailable, ReplyKind.Unreachable]).Array[0, 25],
        Steps(ReplyKind.Done),
        (steps, end) => (ScriptStep[])[new(ReplyKind.Waiting, 0, 0), .. steps, end]);

    /// <summary>Statuses at once, and then success.</summary>
    public static Gen<ScriptStep[]> Answers { get; } = Gen.Select(
        Gen.OneOf(Statuses).Array[0, 25],
        kinds => (ScriptStep[])[.. kinds.Append(ReplyKind.Done).Select(kind => new ScriptStep(kind, 0, 0))]);

    private static Gen<ScriptStep> Steps(params ReplyKind[] kinds) => Gen.Select(
        Gen.OneOf(kinds),
        Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 9])),
        Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[1, 40])),
        (kind, seconds, retryAfter) => new ScriptStep(kind, seconds, retryAfter));
}
