namespace TrueWatch.Simulator;

/// <summary>
/// The workspace of a <see cref="SimulatedService"/>: an export makes an archive of its resources, an import changes them.
/// It can be set up before the simulator starts, and changed while it runs. Thread-safe.
/// </summary>
/// <remarks>
/// From the start it has two dashboards (<c>System Overview</c>, <c>CPU Monitoring View</c>), two monitors
/// (<c>CPU Usage Alert</c>, <c>Disk Usage Alert</c>), the tag <c>0306</c> and the pipeline <c>nginx</c>.
/// </remarks>
public sealed class SimulatedWorkspace
{
    private readonly SimulatedTasks _tasks;
    private readonly WorkspaceResources _resources;

    internal SimulatedWorkspace(SimulatedTasks tasks, TimeProvider timeProvider, Func<Uri> endpoint)
    {
        _tasks = tasks;
        _resources = new WorkspaceResources();
        Exports = new Exports(_resources, tasks, timeProvider, endpoint);
        Imports = new Imports(_resources, tasks);
    }

    /// <summary>
    /// A snapshot of the resources, including those of imports that have ended on the simulator's clock.
    /// </summary>
    public IReadOnlyList<SimulatedResource> Resources
    {
        get
        {
            _tasks.Settle();
            return _resources.Snapshot();
        }
    }

    internal Exports Exports { get; }

    internal Imports Imports { get; }

    /// <summary>Adds resources, whether or not there are some of their names.</summary>
    /// <param name="resources">The resources.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="resources"/> or one of them is <see langword="null"/>.</exception>
    public SimulatedWorkspace Add(params IEnumerable<SimulatedResource> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        List<SimulatedResource> added = [.. resources];
        added.ForEach(static resource => ArgumentNullException.ThrowIfNull(resource, nameof(resources)));
        _resources.Add(added);
        return this;
    }

    /// <summary>Removes all resources.</summary>
    /// <returns>This workspace.</returns>
    public SimulatedWorkspace Clear()
    {
        _resources.Clear();
        return this;
    }

    /// <summary>
    /// Sets the script of the export tasks from now on, such as <c>task => task.Running(TimeSpan.FromMinutes(5))</c>. A task begins
    /// when it is created. A script without an end succeeds with a link to the file. One with an end, such as
    /// <see cref="TaskScript.Fails"/>, creates no file.
    /// </summary>
    /// <param name="script">Appends to an empty script. By default, a task is <c>start</c> for 1 second and <c>running</c>
    /// for 2.2 seconds.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> is <see langword="null"/>.</exception>
    public SimulatedWorkspace WithExportTasks(Func<TaskScript, TaskScript> script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Exports.Script = script(new TaskScript("task", "export"));
        return this;
    }

    /// <summary>
    /// Sets the script of the import tasks from now on, as <see cref="WithExportTasks"/> for exports. A script without an end
    /// imports the resources. One with an end changes nothing.
    /// </summary>
    /// <param name="script">Appends to an empty script. By default, a task is <c>start</c> for 1 second and <c>running</c>
    /// for 2.2 seconds.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> is <see langword="null"/>.</exception>
    public SimulatedWorkspace WithImportTasks(Func<TaskScript, TaskScript> script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Imports.Script = script(new TaskScript("task", "import"));
        return this;
    }

    /// <summary>Says in which of the two documented forms conflicts are answered.</summary>
    /// <param name="form">The form; <see cref="ConflictForm.Newer"/> by default.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="form"/> does not exist.</exception>
    public SimulatedWorkspace WithConflictForm(ConflictForm form)
    {
        if (!Enum.IsDefined(form))
        {
            throw new ArgumentOutOfRangeException(nameof(form), form, message: null);
        }

        Imports.ConflictForm = form;
        return this;
    }

    /// <summary>
    /// Sets the rules of the links to exported files, including existing ones. By default, a link alone gives access to its file.
    /// </summary>
    /// <param name="lifetime">The lifetime of links from the end of the export, on the simulator's clock; unlimited when omitted.
    /// Zero expires all of them.</param>
    /// <param name="requireKey">Whether a request for a file needs the API key. By default, it does not.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lifetime"/> is negative.</exception>
    public SimulatedWorkspace WithDownloadLinks(TimeSpan? lifetime = null, bool requireKey = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime ?? TimeSpan.Zero, TimeSpan.Zero, nameof(lifetime));
        Exports.Links = new LinkRules(lifetime, requireKey);
        return this;
    }

    /// <summary>
    /// Makes exported files larger, for tests with large files: the archive gets a file of zeros, which an import ignores. It is
    /// kept on disk.
    /// </summary>
    /// <param name="bytes">How much larger the files of exports are that are created from now on; 0 by default.</param>
    /// <returns>This workspace.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is negative.</exception>
    public SimulatedWorkspace WithExportPadding(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Exports.Padding = bytes;
        return this;
    }
}
