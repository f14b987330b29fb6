namespace TrueWatch.Simulator;

/// <summary>A resource of an archive that the workspace has already.</summary>
/// <param name="Imported">The one of the archive.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Existing">The one of the workspace.</param>
/// <param name="IsSameName">Whether they have the same name.</param>
/// <param name="IsSameIdentifier">Whether they have the same identifier, and their type has one.</param>
internal sealed record ImportConflict(
    SimulatedResource Imported, string FileName, SimulatedResource Existing, bool IsSameName, bool IsSameIdentifier)
{
    /// <summary>Finds the resource that another one conflicts with: by the identifier, then by the name.</summary>
    /// <param name="file">The one of the archive.</param>
    /// <param name="existing">Those of the workspace.</param>
    /// <param name="form">In which form conflicts are answered: in the older one, a dashboard conflicts by its identifier only.</param>
    public static ImportConflict? Find(ArchivedResource file, IReadOnlyList<SimulatedResource> existing, ConflictForm form)
    {
        if (file.Resource is not { } imported)
        {
            return null;
        }

        var hasIdentifier = ResourceType.Find(imported.Type) is { HasIdentifier: true };
        var sameType = existing.Where(resource => resource.Type == imported.Type).ToList();
        var match = (hasIdentifier && imported.Identifier is not null
                ? sameType.Find(resource => resource.Identifier == imported.Identifier)
                : null)
            ?? (hasIdentifier && form == ConflictForm.Older
                ? null
                : sameType.Find(resource => resource.Name == imported.Name));
        return match is null
            ? null
            : new ImportConflict(
                imported,
                file.FileName,
                match,
                IsSameName: match.Name == imported.Name,
                IsSameIdentifier: hasIdentifier && imported.Identifier is not null && match.Identifier == imported.Identifier);
    }
}
