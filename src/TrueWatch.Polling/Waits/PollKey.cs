namespace TrueWatch.Polling;

/// <summary>What makes two waits ask the same question: who asks, the types of the answer, the operation, its arguments.</summary>
internal sealed class PollKey : IEquatable<PollKey>
{
    private readonly object _scope;
    private readonly (Type Answer, string Operation) _question;
    private readonly IReadOnlyList<PollingArgument> _arguments;

    private PollKey(object scope, Type answer, string operation, IReadOnlyList<PollingArgument> arguments)
        => (_scope, _question, _arguments) = (scope, (answer, operation), arguments);

    /// <summary>The key of an operation, which is unlike any other where nothing is shared.</summary>
    public static PollKey Of<TResult, TStatus>(PollingOperation<TResult, TStatus> operation)
        where TStatus : struct, Enum
    {
        var sharing = operation.IsIdentifiedByArguments ? operation.Connection.Sharing : PollSharing.None;
        object scope = sharing switch
        {
            PollSharing.Client => operation.Client,
            PollSharing.Key => typeof(PollSharing),
            _ => new(),
        };
        return new(scope, typeof(PollingAnswer<TResult, TStatus>), operation.Name, operation.Arguments);
    }

    // By reference: what equals what is for a client to say otherwise.
    public bool Equals(PollKey? other) => other is not null
        && ReferenceEquals(_scope, other._scope) && _question == other._question && _arguments.SequenceEqual(other._arguments);

    public override bool Equals(object? obj) => Equals(obj as PollKey);

    public override int GetHashCode() => _arguments.Aggregate(_question.GetHashCode(), static (hash, one) => (hash, one).GetHashCode());
}
