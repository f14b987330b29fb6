namespace TrueWatch.Simulator;

/// <summary>What an import does with a resource that conflicts with one of the workspace.</summary>
internal enum ImportStrategy
{
    /// <summary>It answers the conflict and does nothing.</summary>
    Check,

    /// <summary>It leaves the one of the workspace as it is.</summary>
    Skip,

    /// <summary>It replaces the one of the workspace.</summary>
    Recover,

    /// <summary>It adds the resource beside the one of the workspace.</summary>
    Continue,
}
