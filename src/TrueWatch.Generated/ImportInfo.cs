namespace TrueWatch.Generated;

public partial class ImportInfo
{
    /// <summary>Whether it tells of a failure, or counts what cannot be counted.</summary>
    internal bool HasFailures =>
        FailCount is > 0 or < 0
        || SuccessCount < 0
        || JsonValues.HasNegative(AdditionalProperties, "successCount")
        || JsonValues.HasFilled(AdditionalProperties, "failCount")
        || ExportFailedInfo is { } info && JsonValues.IsFilled(info);
}
