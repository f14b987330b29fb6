namespace TrueWatch.Simulator;

/// <summary>What a request asks a <see cref="TrueWatchSimulator"/> for.</summary>
public enum SimulatedOperation
{
    /// <summary><c>GET …/resource/query_action_status</c>: how a task stands.</summary>
    QueryActionStatus,

    /// <summary><c>POST …/resource/export/task/create</c>: export the resources of the workspace.</summary>
    ExportResources,

    /// <summary><c>POST …/resource/upload</c>: import the resources of an archive.</summary>
    ImportResources,

    /// <summary>The link to an exported file, which the status of its task contains.</summary>
    DownloadExport,
}
