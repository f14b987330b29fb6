namespace TrueWatch.Generators.CSharp;

/// <summary>What emitted code calls in the hand-written runtime.</summary>
internal static class RuntimeNames
{
    public const string Namespace = "global::TrueWatch.Polling";
    public const string Outcome = Namespace + ".PollingOutcome";
    public const string Failure = Namespace + ".HttpFailure";
    public const string FailureException = Namespace + ".HttpFailureException";
    public const string Headers = Namespace + ".HttpHeaderReader";

    /// <summary>The type of the headers that it reads.</summary>
    public const string HeadersType =
        "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<string, global::System.Collections.Generic.IEnumerable<string>>>";

    public const string Start = Namespace + ".RemoteTaskStart";

    /// <summary>The method of an emitted operation that names the members of a client's enum.</summary>
    public const string ClientStatusReader = "ReadClientStatus";

    /// <summary>A type by which to tell whether the runtime is there.</summary>
    public const string MarkerType = "TrueWatch.Polling.PollingOperation`2";
}
