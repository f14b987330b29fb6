namespace TrueWatch.Simulator;

/// <summary>In which of the two documented forms an import answers that there are conflicts.</summary>
public enum ConflictForm
{
    /// <summary>
    /// With <c>repeat_name</c>, <c>repeat_identifier</c> and <c>repeat_conflict</c>, where dashboards and explorers conflict
    /// also by their name alone. The default.
    /// </summary>
    Newer,

    /// <summary>With <c>repeat_name</c> and <c>repeat_identifier</c> only.</summary>
    Older,
}
