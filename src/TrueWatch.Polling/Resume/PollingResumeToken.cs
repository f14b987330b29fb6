namespace TrueWatch.Polling;

/// <summary>The state that resumes a wait in another process or on another machine, as versioned JSON; it has the
/// arguments of the operation (such as the task's id) and the endpoint in it, and never the key. Immutable.</summary>
/// <remarks>The token counts from the moment it was made: the time until the wait is resumed does not use up its deadline. It carries a
/// checksum, but no signature: anyone who can change it can change what is polled.</remarks>
public sealed class PollingResumeToken
{
    private const string OtherVersion = "It may come from another version of the client: start a new wait.";

    private readonly ResumeTokenData _data;

    internal PollingResumeToken(ResumeTokenData data) => _data = data;

    /// <summary>Where the service is; empty when the client did not say.</summary>
    public string Endpoint => _data.Endpoint;

    /// <summary>What is waited for, such as <c>Task</c>.</summary>
    public string Operation => _data.Operation;

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments => _data.Arguments;

    /// <summary>How long the wait may still take. When nothing is left, a wait that goes on looks once.</summary>
    /// <value><see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Remaining => _data.Remaining is { } seconds ? ResumeTokenData.Time(seconds) : Timeout.InfiniteTimeSpan;

    /// <summary>How long it is until the next poll.</summary>
    public TimeSpan NextPoll => ResumeTokenData.Time(_data.NextPoll);

    /// <summary>How long the wait took so far.</summary>
    public TimeSpan Elapsed => ResumeTokenData.Time(_data.Elapsed);

    /// <summary>How many polls were sent so far.</summary>
    public int Polls => _data.Polls;

    /// <summary>The last status as the service sent it; <see langword="null"/> when there was none.</summary>
    public string? LastStatus => _data.LastStatus;

    internal int Position => _data.Position;

    /// <summary>Reads a token.</summary>
    /// <param name="json">What <see cref="ToString"/> wrote.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not a token, is damaged, or has an unsupported version.</exception>
    public static PollingResumeToken Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(ResumeTokenData.Read(json));
    }

    /// <summary>Reads a token.</summary>
    /// <param name="json">What <see cref="ToString"/> wrote.</param>
    /// <param name="token">The token; <see langword="null"/> if the text is not one.</param>
    /// <returns>Whether it is a token that this library reads.</returns>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out PollingResumeToken? token)
    {
        try
        {
            token = json is null ? null : Parse(json);
        }
        catch (FormatException)
        {
            token = null;
        }

        return token is not null;
    }

    /// <summary>An argument of the operation; generated code calls it to go on with the same ones.</summary>
    /// <param name="operation">The operation that the argument is for.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value; <see langword="null"/> when the wait began without one.</returns>
    /// <exception cref="ArgumentException">The token is of another operation, or has no such argument.</exception>
    public string? GetArgument(string operation, string name)
    {
        RequireOperation(operation);
        var known = Arguments.Count == 0 ? "none" : string.Join(", ", Arguments);
        return Arguments.FirstOrDefault(one => one.Name == name) is { Name: not null } argument
            ? argument.Value
            : throw new ArgumentException($"The resume token has no argument '{name}'; it has {known}. {OtherVersion}");
    }

    /// <summary>An argument of the operation that cannot be <see langword="null"/>.</summary>
    /// <inheritdoc cref="GetArgument(string, string)"/>
    /// <returns>The value.</returns>
    public string RequireArgument(string operation, string name)
        => GetArgument(operation, name)
            ?? throw new ArgumentException($"The resume token has no value for the argument '{name}'. Start a new wait.");

    /// <summary>An argument of the operation that is not a text.</summary>
    /// <typeparam name="T">The argument's type.</typeparam>
    /// <param name="operation">The operation that the argument is for.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="read">Reads the text.</param>
    /// <returns>The value; the type's default when the wait began without one.</returns>
    /// <exception cref="ArgumentException">The token is of another operation, or has no such argument, or no such value.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public T? GetArgument<T>(string operation, string name, Func<string, T> read) => Read(name, GetArgument(operation, name), read);

    /// <summary>An argument of the operation that is not a text and cannot be <see langword="null"/>.</summary>
    /// <inheritdoc cref="GetArgument{T}(string, string, Func{string, T})"/>
    /// <returns>The value.</returns>
    public T RequireArgument<T>(string operation, string name, Func<string, T> read) => Read(name, RequireArgument(operation, name), read)!;

    /// <summary>The token as JSON, to keep or to send; <see cref="Parse"/> reads it.</summary>
    public override string ToString() => _data.Write();

    /// <exception cref="ArgumentException">The token is of something else.</exception>
    internal void Require(string operation, string endpoint, IReadOnlyList<PollingArgument> arguments)
    {
        RequireOperation(operation);
        if (Endpoint != endpoint)
        {
            var own = PrintableText.OneLine(Endpoint);
            throw new ArgumentException(
                $"The resume token belongs to the endpoint '{own}', but the client uses '{endpoint}'. Resume it with a client of '{own}'.");
        }

        if (!Arguments.SequenceEqual(arguments))
        {
            throw new ArgumentException(
                $"The resume token belongs to {PollingText.Describe(Operation, Arguments)}, not to {PollingText.Describe(operation, arguments)}. Resume it with its own arguments.");
        }
    }

    private void RequireOperation(string operation)
    {
        if (Operation != operation)
        {
            var own = PrintableText.OneLine(Operation);
            throw new ArgumentException(
                $"The resume token belongs to the operation '{own}', not to '{operation}'. Resume it with the method of '{own}'.");
        }
    }

    private static T? Read<T>(string name, string? text, Func<string, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return text is null ? default : read(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            throw new ArgumentException(
                $"The resume token has '{PrintableText.OneLine(text!)}' for the argument '{name}', which is not a valid {typeof(T).Name}. {OtherVersion}",
                exception);
        }
    }
}
