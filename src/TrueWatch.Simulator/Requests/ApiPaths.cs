using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The paths that the simulator has.</summary>
internal static class ApiPaths
{
    public const string Status = "/api/v1/workspace/resource/query_action_status";
    public const string Export = "/api/v1/workspace/resource/export/task/create";
    public const string Import = "/api/v1/workspace/resource/upload";

    /// <summary>Of the links to exported files; the service's own are not documented.</summary>
    public const string Download = "/download";

    /// <summary>Those of the API; upper and lower case differ.</summary>
    public static IReadOnlyList<string> All { get; } = [Status, Export, Import];

    /// <summary>What a path stands for; null when it does not exist.</summary>
    public static SimulatedOperation? Find(PathString path) => path.Value switch
    {
        Status => SimulatedOperation.QueryActionStatus,
        Export => SimulatedOperation.ExportResources,
        Import => SimulatedOperation.ImportResources,
        _ when path.StartsWithSegments(Download, StringComparison.Ordinal) => SimulatedOperation.DownloadExport,
        _ => null,
    };
}
