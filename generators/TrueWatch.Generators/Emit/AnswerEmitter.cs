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
            ? $" ?? throw MissingAnswer({CSharpText.Literal(operation.Method.Name.TrimStart('@'))})"
            : "";
        var call = $"await _client.{operation.Method.Name}({string.Join(", ", arguments)}).ConfigureAwait(false){required};";
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override async global::System.Threading.Tasks.Task<{_answer}> PollAsync(")
            .Continue("global::System.Threading.CancellationToken cancellationToken)")
            .Open();
        if (operation.CatchesFailures)
        {
            writer.Line("try").Open();
        }

        writer.Line($"{disposal}var response = {call}");
        EmitReading();
        if (operation.CatchesFailures)
        {
            EmitCatches(writer.Close());
        }

        writer.Close();
    }

    private void EmitCatches(SourceWriter behind)
    {
        var nothing = operation.ResultType.EndsWith("?", StringComparison.Ordinal) ? "default" : "default!";
        var (status, rawStatus) = operation.Status.IsOutcome
            ? ("ToStatus(outcome)", $"{_extensions}.ToWireValue(ToStatus(outcome))")
            : ($"default({operation.StatusEnum})", "null");
        foreach (var exception in operation.Exceptions.Where(exception => operation.ReadsStatusOfFailures || !exception.IsKnownToRuntime))
        {
            behind
                .Line($"catch ({exception.Type} exception) when (ReadStatusCode({exception.StatusCode}) is {{ }} outcome)")
                .Open()
                .Line($"return new {_answer}({nothing}, {status}, {rawStatus}, outcome) {{ IsDecided = true }};")
                .Close();
        }
    }

    private bool ReadsResponse => _response.StatusCode is not null
        || operation.Status.RawStatus is not null
        || operation.ResultAccess.Length > 0
        || ConditionEmitter.Asks(operation, OperandKind.Body);

    private void EmitReading()
    {
        var status = operation.Status;
        if (_response.StatusCode is { } statusCode)
        {
            writer.Line($"var statusCode = {statusCode};");

            // A response that holds its failure instead of throwing it. One with the status of a success could not be read,
            // and what it lacks means nothing.
            if (_response.Error is { } error)
            {
                EmitThrow($"statusCode is {ConditionEmitter.Success} && {error} is not null", error);
            }
        }

        if (operation.Conditions.Count > 0)
        {
            var arguments = SourceWriter.List(
                "response" + _response.BodyAccess,
                !ConditionEmitter.TakesStatusCode(operation) ? null
                    : _response.StatusCode is null ? operation.SuccessCode.ToString(CultureInfo.InvariantCulture) : "statusCode",
                ConditionEmitter.Asks(operation, OperandKind.Header) ? _response.Headers : null);
            writer.Line($"var condition = ReadConditions({arguments});");
        }

        // What no condition gives a meaning is a fault.
        if (_response.StatusCode is not null)
        {
            EmitThrow(
                $"{(operation.Conditions.Count > 0 ? "condition is null && " : "")}statusCode is not ({ConditionEmitter.Success})",
                (_response.Error is { } held ? $"(global::System.Exception?){held} ?? " : "")
                    + $"new {RuntimeNames.FailureException}(new {RuntimeNames.Failure}(statusCode, {_response.Headers ?? "null"}))");
        }

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

        var more = SourceWriter.List(
            status.IsOutcome ? null : $"SimilarStatus = {_extensions}.FindSimilar(rawStatus)",
            operation.Conditions.Any(condition => condition.Outcome == PollingState.Pending) ? "IsDecided = condition is not null" : null,
            _response.Headers is { } headers ? $"RetryAfter = ReadRetryAfter({headers})" : null);
        writer.Line($"return new {_answer}(result, status, rawStatus, outcome){(more.Length == 0 ? "" : $" {{ {more} }}")};");
    }

    private void EmitThrow(string condition, string exception) => writer.Block($$"""
        if ({{condition}})
        {
            throw {{exception}};
        }

        """);

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
                {SourceWriter.Arms(own.Members.Select(member => $"{own.Type}.{member.Name} => {CSharpText.Literal(member.WireValue)}").Append("null => null"), "value.ToString()")}
                """);
        }
    }
}
