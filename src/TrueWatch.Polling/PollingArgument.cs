namespace TrueWatch.Polling;

/// <summary>An argument of the polled operation, such as the id of the task. Immutable.</summary>
/// <param name="Name">The parameter's name, as the operation's method has it.</param>
/// <param name="Value">The value, in the invariant culture; <see langword="null"/> where the caller gave none.</param>
public readonly record struct PollingArgument(string Name, string? Value)
{
    /// <summary>Returns the argument as <c>name: 'value'</c>.</summary>
    public override string ToString() => Value is null ? $"{Name}: null" : $"{Name}: '{PrintableText.OneLine(Value)}'";
}
