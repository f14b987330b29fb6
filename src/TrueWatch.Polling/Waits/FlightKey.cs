using System.Text;

namespace TrueWatch.Polling;

/// <summary>What makes two waits ask the same question: the operation, the types of its answer, and its arguments.</summary>
internal readonly record struct FlightKey(Type Snapshot, string Operation, string Arguments, object? Only = null)
{
    public static FlightKey Of<TResult, TStatus>(PollingOperation<TResult, TStatus> operation)
        where TStatus : struct, Enum
    {
        // With their lengths, so that no two lists of arguments have the same text.
        var arguments = new StringBuilder();
        foreach (var (name, value) in operation.Arguments)
        {
            arguments.Append(name).Append(':');
            if (value is not null)
            {
                arguments.Append(value.Length).Append(':').Append(value);
            }

            arguments.Append(';');
        }

        return new FlightKey(
            typeof(PollingSnapshot<TResult, TStatus>),
            operation.Name,
            arguments.ToString(),
            operation.IsIdentifiedByArguments ? null : operation);
    }
}
