namespace TrueWatch.Simulator;

/// <summary>The imports of a workspace. Thread-safe.</summary>
internal sealed class Imports(WorkspaceResources resources, SimulatedTasks tasks)
{
    private volatile TaskScript _script = TaskScripts.Begin("import");

    /// <summary>What the task of an import does before its end, if not the end itself.</summary>
    public TaskScript Script
    {
        get => _script;
        set => _script = value;
    }

    public ConflictForm ConflictForm { get; set; }

    /// <summary>Starts an import, unless there are conflicts.</summary>
    /// <param name="read">Gets what was uploaded, or throws an <see cref="InvalidUploadException"/>.</param>
    public ApiAnswer Start(Func<UploadForm> read)
    {
        try
        {
            var upload = read();
            var strategies = ImportStrategies.Read(upload.Parameters);
            var files = ResourceArchive.Read(upload.Archive);
            var form = ConflictForm;
            tasks.Settle();
            var existing = resources.Snapshot();
            var conflicts = files
                .Select(file => ImportConflict.Find(file, existing, form))
                .OfType<ImportConflict>()
                .Where(conflict => strategies.For(conflict.Imported) == ImportStrategy.Check)
                .ToList();
            return conflicts.Count > 0
                ? ApiAnswer.Success(ConflictContent.ToJson(conflicts, form))
                : ApiAnswer.TaskStarted(tasks.Start(Script, () => Complete(files, strategies, form)));
        }
        catch (InvalidUploadException exception)
        {
            return ApiErrors.InvalidUpload(exception.Message);
        }
    }

    private string Complete(IReadOnlyList<ArchivedResource> files, ImportStrategies strategies, ConflictForm form)
    {
        var (imported, failed) = resources.Import(files, strategies, form);
        return new TaskContent("ok", "import") { HasImportInfo = true, SuccessCount = imported, FailCount = failed }.ToJson();
    }
}
