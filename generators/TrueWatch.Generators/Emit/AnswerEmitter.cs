using System.Globalization;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the method that sends one poll, and reads the answer.</summary>
internal sealed class AnswerEmitter(SourceWriter writer, BoundOperation operation, string types)
{
    private const string Outcome = RuntimeNames.Outcome;
    private readonly BoundResponse _response = operation.Method.Response;
    private readonly string _answer = $"{RuntimeNames.Namespace}.PollingAnswer{types}";
    private readonly string _extensions = EmittedNames.EnumExtensions(operation.StatusEnum);

    public void EmitPoll(IEnumerable<string> arguments)
    {
        var disposal = _response.IsDisposable ? "using " : "";
        var required = _response.IsRequired && ReadsResponse
            ? $" ?? throw MissingAnswer({CSharpLiteral.Text(operation.Method.Name.TrimStart('@'))})"
            : "";
        var call = $"await _client.{operation.Method.Name}({string.Join(", ", arguments)}).ConfigureAwait(false){required};";
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override async global::System.Threading.Tasks.Task<{_answer}> PollAsync(")
            .Continue("global::System.Threading.CancellationToken cancellationToken)")
            .Open();
        if (!operation.CatchesFailures)
        {
            writer.Line($"{disposal}var response = {call}");
            EmitReading();
            writer.Close();
            return;
        }

        writer.Line("try").Open().Line($"{disposal}var response = {call}");
        EmitReading();
        writer.Close();
        foreach (var exception in operation.Exceptions.Where(exception => operation.ReadsStatusOfFailures || !exception.IsKnownToRuntime))
        {
            writer
                .Line($"catch ({exception.Type} exception) when (ReadStatusCode({exception.StatusCode}) is {{ }} outcome)")
                .Open()
                .Line($"return new {_answer}(default{(operation.ResultType.EndsWith("?", StringComparison.Ordinal) ? "" : "!")}, {StatusOfFailure()}, {RawStatusOfFailure()}, outcome) {{ IsDecided = true }};")
                .Close();
        }

        writer.Close();
    }

    private bool ReadsResponse => _response.StatusCode is not null
        || operation.Status.RawStatus is not null
        || operation.ResultAccess.Length > 0
        || ConditionEmitter.Asks(operation, OperandKind.Body);

    private string StatusOfFailure() => operation.Status.IsOutcome ? "ToStatus(outcome)" : $"default({operation.StatusEnum})";

    private string RawStatusOfFailure() => operation.Status.IsOutcome ? $"{_extensions}.ToWireValue(ToStatus(outcome))" : "null";

    private void EmitReading()
    {
        var status = operation.Status;
        if (_response.StatusCode is { } statusCode)
        {
            writer.Line($"var statusCode = {statusCode};");
        }

        EmitUnreadable();
        if (operation.Conditions.Count > 0)
        {
            writer.Line($"var condition = ReadConditions({string.Join(", ", ConditionArguments())});");
        }

        EmitGuard();
        writer.Line($"var result = response{operation.ResultAccess};");
        if (status.IsOutcome)
        {
            writer
                .Line($"var outcome = condition ?? {Outcome}.Pending;")
                .Line("var status = ToStatus(outcome);")
                .Line($"var rawStatus = {status.RawStatus ?? $"{_extensions}.ToWireValue(status)"};");
        }
        else
        {
            var meaning = status.HasStates
                ? status.OwnOutcomes is null ? $"{_extensions}.GetOutcome(status)" : "GetOutcome(status)"
                : $"{Outcome}.Pending";
            writer
                .Line($"var rawStatus = {status.RawStatus};")
                .Line($"var status = {_extensions}.Parse(rawStatus);")
                .Line($"var outcome = {(operation.Conditions.Count > 0 ? "condition ?? " : "")}{meaning};");
        }

        string?[] more =
        [
            status.IsOutcome ? null : $"SimilarStatus = {_extensions}.FindSimilar(rawStatus)",
            operation.Conditions.Any(condition => condition.Outcome == PollingState.Pending) ? "IsDecided = condition is not null" : null,
            _response.Headers is { } headers ? $"RetryAfter = ReadRetryAfter({headers})" : null,
        ];
        var initializer = string.Join(", ", more.Where(one => one is not null));
        writer.Line($"return new {_answer}(result, status, rawStatus, outcome){(initializer.Length == 0 ? "" : $" {{ {initializer} }}")};");
    }

    // A response that holds its failure instead of throwing it. One with the status of a success could not be read, and
    // what it lacks means nothing.
    private void EmitUnreadable()
    {
        if (_response is { StatusCode: not null, Error: { } error })
        {
            writer.Block($$"""
                if (statusCode is {{ConditionEmitter.Success}} && {{error}} is not null)
                {
                    throw {{error}};
                }

                """);
        }
    }

    // What no condition gives a meaning is a fault.
    private void EmitGuard()
    {
        if (_response.StatusCode is null)
        {
            return;
        }

        const string IsFailure = $"statusCode is not ({ConditionEmitter.Success})";
        var unmatched = operation.Conditions.Count > 0 ? "condition is null && " + IsFailure : IsFailure;
        var failure = $"new {RuntimeNames.FailureException}(new {RuntimeNames.Failure}(statusCode, {_response.Headers ?? "null"}))";
        writer.Block($$"""
            if ({{unmatched}})
            {
                throw {{(_response.Error is { } held ? $"(global::System.Exception?){held} ?? " : "")}}{{failure}};
            }

            """);
    }

    private IEnumerable<string> ConditionArguments()
    {
        yield return "response" + _response.BodyAccess;
        if (ConditionEmitter.TakesStatusCode(operation))
        {
            yield return _response.StatusCode is null ? operation.SuccessCode.ToString(CultureInfo.InvariantCulture) : "statusCode";
        }

        if (ConditionEmitter.Asks(operation, OperandKind.Header))
        {
            yield return _response.Headers!;
        }
    }

    /// <summary>Emits the meaning of failures that the client throws, for the runtime to classify.</summary>
    public void EmitFailures()
    {
        var exceptions = operation.Exceptions.Where(exception => !exception.IsKnownToRuntime).ToList();
        if (exceptions.Count == 0)
        {
            return;
        }

        writer.Block($"""

            /// <inheritdoc/>
            protected override {RuntimeNames.Failure}? DescribeFailure(global::System.Exception exception) => exception switch
            {SourceWriter.Arms(exceptions.Select(Describe), "base.DescribeFailure(exception)")}
            """);

        static string Describe(BoundException exception)
        {
            var code = exception.StatusCode.Replace("exception.", "failure.");
            var headers = exception.Headers?.Replace("exception.", "failure.") ?? "null";
            return $"{exception.Type} failure => new {RuntimeNames.Failure}({code}, {headers})";
        }
    }

    /// <summary>Emits what a status means to this waiter, where that is not the same for all.</summary>
    public void EmitOutcomes()
    {
        var status = operation.StatusEnum;
        if (operation.Status.OwnOutcomes is { } outcomes)
        {
            writer.Block($"""

                private static {Outcome} GetOutcome({status} status) => status switch
                {SourceWriter.Arms(outcomes.Select(outcome => $"{status}.{CSharpText.Identifier(outcome.Member)} => {Outcome}.{outcome.Outcome}"), Outcome + ".Pending")}
                """);
        }

        if (operation.Status.IsOutcome)
        {
            writer.Block($"""

                private static {status} ToStatus({Outcome} outcome) => outcome switch
                {SourceWriter.Arms(operation.Status.OutcomeMembers.Select(member => $"{Outcome}.{member} => {status}.{member}"), status + ".Unknown")}
                """);
        }
    }

    /// <summary>Emits the values of an enum that the client has of its own.</summary>
    public void EmitClientEnum()
    {
        if (operation.Status.ClientEnum is { } own)
        {
            writer.Block($"""

                private static string? {RuntimeNames.ClientStatusReader}({own.Type}? value) => value switch
                {SourceWriter.Arms(own.Members.Select(member => $"{own.Type}.{member.Name} => {CSharpLiteral.Text(member.WireValue)}").Append("null => null"), "value.ToString()")}
                """);
        }
    }
}
