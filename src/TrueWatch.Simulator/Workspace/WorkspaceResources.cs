namespace TrueWatch.Simulator;

/// <summary>The resources that the workspace has. Thread-safe.</summary>
internal sealed class WorkspaceResources
{
    // Guards the resources.
    private readonly Lock _lock = new();
    private readonly List<SimulatedResource> _resources =
    [
        new("dashboard", "System Overview", "system_overview"),
        new("dashboard", "CPU Monitoring View", "123"),
        new("checker", "CPU Usage Alert"),
        new("checker", "Disk Usage Alert"),
        new("tag", "0306"),
        new("pipeline", "nginx"),
    ];

    public IReadOnlyList<SimulatedResource> Snapshot()
    {
        lock (_lock)
        {
            return [.. _resources];
        }
    }

    public void Add(IReadOnlyList<SimulatedResource> resources)
    {
        lock (_lock)
        {
            _resources.AddRange(resources);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _resources.Clear();
        }
    }

    /// <summary>Imports an archive.</summary>
    /// <returns>How many resources were imported, and how many could not be. One that was skipped is neither.</returns>
    public (int Imported, int Failed) Import(
        IReadOnlyList<ArchivedResource> files, ImportStrategies strategies, ConflictForm form)
    {
        var (imported, failed) = (0, 0);
        lock (_lock)
        {
            // What is in the archive twice does not conflict with itself.
            List<SimulatedResource> existing = [.. _resources];
            foreach (var file in files)
            {
                var conflict = ImportConflict.Find(file, existing, form);
                switch (file.Resource, conflict is null ? ImportStrategy.Continue : strategies.For(conflict.Imported))
                {
                    case (null, _) or (_, ImportStrategy.Check):
                        failed++;
                        break;
                    case (var resource, ImportStrategy.Recover):
                        _resources[existing.IndexOf(conflict!.Existing)] = resource;
                        imported++;
                        break;
                    case (var resource, ImportStrategy.Continue):
                        _resources.Add(resource);
                        imported++;
                        break;
                }
            }
        }

        return (imported, failed);
    }
}
