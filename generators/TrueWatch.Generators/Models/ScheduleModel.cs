namespace TrueWatch.Generators.Models;

/// <summary>The pace that a document recommends.</summary>
internal sealed record ScheduleModel(TimeSpan InitialDelay, TimeSpan MaximumDelay, TimeSpan Timeout);
