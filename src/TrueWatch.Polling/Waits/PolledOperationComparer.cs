namespace TrueWatch.Polling;

/// <summary>Takes two operations for the same if they ask the same question.</summary>
internal sealed class PolledOperationComparer : IEqualityComparer<IPolledOperation>
{
    public static PolledOperationComparer Instance { get; } = new();

    public bool Equals(IPolledOperation? one, IPolledOperation? other)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        if (one is null || other is null || !one.IsIdentifiedByArguments || !other.IsIdentifiedByArguments
            || one.Answer != other.Answer || one.SharingScope != other.SharingScope || one.Name != other.Name || one.Arguments.Count != other.Arguments.Count)
        {
            return false;
        }

        for (var index = 0; index < one.Arguments.Count; index++)
        {
            if (one.Arguments[index] != other.Arguments[index])
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(IPolledOperation operation)
    {
        var hash = StringComparer.Ordinal.GetHashCode(operation.Name);
        for (var index = 0; index < operation.Arguments.Count; index++)
        {
            hash = unchecked((hash * 397) ^ operation.Arguments[index].GetHashCode());
        }

        return hash;
    }
}
