namespace TrueWatch.Polling;

/// <summary>What makes two waits ask the same question: the types of the answer, the operation, and its arguments.</summary>
internal interface IPolledOperation
{
    Type Answer { get; }

    /// <summary>Whose polls can be shared: the same object for all of them.</summary>
    object SharingScope { get; }

    string Name { get; }

    IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>Whether the arguments tell.</summary>
    bool IsIdentifiedByArguments { get; }
}
