namespace TrueWatch.Simulator;

/// <summary>
/// The scripts of the tasks that every simulator has. Their times suit a client that polls every 2 to 5 seconds, as the service
/// recommends: if it polls at once and again 2 to 3 seconds later, it sees every stage of a task, and its end on the third request.
/// Their contents are the documented ones, without undocumented parts such as the link to an exported file.
/// </summary>
public static class TaskScripts
{
    // Until a time between the first request and the second; then until one between the latest second and the earliest third.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(2.2);

    /// <summary><c>task_import</c>: an import that ends with the response that the service documents.</summary>
    public static TaskScript Import { get; } =
        new TaskScript("task_import", "import", "An import of 12 objects that succeeds")
            .Start(First)
            .Running(Second)
            .Succeeds(successCount: 12, failCount: 0);

    /// <summary><c>task_export</c>: an export that succeeds and names what it exported.</summary>
    public static TaskScript Export { get; } =
        new TaskScript("task_export", "export", "An export that succeeds")
            .Start(First)
            .Running(Second)
            .Succeeds(nameList: ["System Overview", "CPU Usage Alert"]);

    /// <summary>
    /// <c>task_export_partial</c>: an export that ends <c>ok</c> although a dashboard could not be exported.
    /// </summary>
    public static TaskScript ExportPartial { get; } =
        new TaskScript("task_export_partial", "export", "An export that ends ok although one of its objects failed")
            .Start(First)
            .Running(Second)
            .Succeeds(exportFailedInfoJson: """{"dashboard":["System Overview"]}""", nameList: ["CPU Usage Alert"]);

    /// <summary><c>task_failed</c>: an import that ends in <c>error</c>, with an error code and a message.</summary>
    public static TaskScript Failed { get; } =
        new TaskScript("task_failed", "import", "An import that fails")
            .Start(First)
            .Running(Second)
            .Fails("ft.ImportFailed", "The uploaded archive cannot be read", successCount: 0, failCount: 12);

    /// <summary><c>task_canceled</c>: an import that is canceled on the way.</summary>
    public static TaskScript Canceled { get; } =
        new TaskScript("task_canceled", "import", "An import that is canceled")
            .Start(First)
            .Running(Second)
            .IsCanceled(successCount: 5, failCount: 0);

    /// <summary>
    /// <c>task_unknown</c>: an import that passes through <c>queued</c>, a status that the service does not document.
    /// </summary>
    public static TaskScript Unknown { get; } =
        new TaskScript("task_unknown", "import", "An import that passes through an undocumented status, queued, and succeeds")
            .Start(First)
            .Status("queued", Second)
            .Succeeds(successCount: 12, failCount: 0);

    /// <summary><c>task_endless</c>: an import that never ends.</summary>
    public static TaskScript Endless { get; } =
        new TaskScript("task_endless", "import", "An import that never ends")
            .Start(First)
            .Running();

    /// <summary>The beginning of an ordinary task, the end of which is still to be said.</summary>
    internal static TaskScript Begin(string action) => new TaskScript("task", action).Start(First).Running(Second);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TaskScript> All { get; } =
        [Import, Export, ExportPartial, Failed, Canceled, Unknown, Endless];
}
