namespace TrueWatch.Polling;

/// <summary>What makes two waits ask the same question: who asks, the types of the answer, the operation, its arguments.</summary>
internal sealed class PollKey : IEquatable<PollKey>
{
    private readonly object _scope;
    private readonly Type _answer;
    private readonly string _operation;
    private readonly IReadOnlyList<PollingArgument> _arguments;

    private PollKey(object scope, Type answer, string operation, IReadOnlyList<PollingArgument> arguments)
    {
        _scope = scope;
        _answer = answer;
        _operation = operation;
        _arguments = arguments;
    }

    /// <summary>The key of an operation, which is unlike any other where nothing is shared.</summary>
    public static PollKey Of<TResult, TStatus>(PollingOperation<TResult, TStatus> operation)
        where TStatus : struct, Enum
        => new(
            operation.Connection.Sharing switch
            {
                _ when !operation.IsIdentifiedByArguments => new object(),
                PollSharing.Client => operation.Client,
                PollSharing.Key => typeof(PollSharing),
                _ => new object(),
            },
            typeof(PollingAnswer<TResult, TStatus>),
            operation.Name,
            operation.Arguments);

    public bool Equals(PollKey? other)
        => other is not null
            && ReferenceEquals(_scope, other._scope)
            && _answer == other._answer
            && _operation == other._operation
            && _arguments.SequenceEqual(other._arguments);

    public override bool Equals(object? obj) => Equals(obj as PollKey);

    public override int GetHashCode()
    {
        var hash = StringComparer.Ordinal.GetHashCode(_operation);
        foreach (var argument in _arguments)
        {
            hash = unchecked((hash * 397) ^ argument.GetHashCode());
        }

        return hash;
    }
}
