namespace TrueWatch.Simulator;

/// <summary>
/// The ready-made scripts. Their times suit a poller that follows the service's advice, to ask every 2 to 5 seconds:
/// one that asks at once and again 2 to 3 seconds later sees every stage of a task, and its end on the third request.
/// The contents are those that the service documents; what it leaves open, such as how the result names an exported
/// file, is not in them.
/// </summary>
public static class TaskScripts
{
    private const string DocumentedImport =
        """{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}}""";

    // Between the first request and the second, and between the latest second and the earliest third.
    private static readonly TimeSpan Middle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(3.2);

    /// <summary><c>task_import</c>: an import that ends with the answer that the service documents.</summary>
    public static TaskScript Import { get; } = new(
        "task_import",
        "An import of 12 objects that succeeds",
        new(TimeSpan.Zero, Content("start", "import")),
        new(Middle, Content("running", "import")),
        new(End, DocumentedImport));

    /// <summary><c>task_export</c>: an export that succeeds and names what it exported.</summary>
    public static TaskScript Export { get; } = new(
        "task_export",
        "An export that succeeds",
        new(TimeSpan.Zero, Content("start", "export")),
        new(Middle, Content("running", "export")),
        new(End, """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{},"name_list":["System Overview","CPU Usage Alert"]}"""));

    /// <summary>
    /// <c>task_export_partial</c>: an export that ends <c>ok</c> although a dashboard could not be exported.
    /// </summary>
    public static TaskScript ExportPartial { get; } = new(
        "task_export_partial",
        "An export that ends ok although one of its objects failed",
        new(TimeSpan.Zero, Content("start", "export")),
        new(Middle, Content("running", "export")),
        new(End, """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{"exportFailedInfo":{"dashboard":["System Overview"]}},"name_list":["CPU Usage Alert"]}"""));

    /// <summary><c>task_failed</c>: an import that ends in <c>error</c>, with an error code and a message.</summary>
    public static TaskScript Failed { get; } = new(
        "task_failed",
        "An import that fails",
        new(TimeSpan.Zero, Content("start", "import")),
        new(Middle, Content("running", "import")),
        new(End, """{"status":"error","action":"import","message":"The uploaded archive cannot be read","errorCode":"ft.ImportFailed","import_info":{"failCount":12,"successCount":0}}"""));

    /// <summary><c>task_canceled</c>: an import that is canceled on the way.</summary>
    public static TaskScript Canceled { get; } = new(
        "task_canceled",
        "An import that is canceled",
        new(TimeSpan.Zero, Content("start", "import")),
        new(Middle, Content("running", "import")),
        new(End, """{"status":"cancel","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":5}}"""));

    /// <summary>
    /// <c>task_unknown</c>: an import that passes through <c>queued</c>, a status that the service does not document.
    /// </summary>
    public static TaskScript Unknown { get; } = new(
        "task_unknown",
        "An import that passes through an undocumented status, queued, and succeeds",
        new(TimeSpan.Zero, Content("start", "import")),
        new(Middle, Content("queued", "import")),
        new(End, DocumentedImport));

    /// <summary><c>task_endless</c>: an import that never ends.</summary>
    public static TaskScript Endless { get; } = new(
        "task_endless",
        "An import that never ends",
        new(TimeSpan.Zero, Content("start", "import")),
        new(Middle, Content("running", "import")));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TaskScript> All { get; } =
        [Import, Export, ExportPartial, Failed, Canceled, Unknown, Endless];

    private static string Content(string status, string action)
        => $$"""{"status":"{{status}}","action":"{{action}}","message":"","errorCode":""}""";
}
