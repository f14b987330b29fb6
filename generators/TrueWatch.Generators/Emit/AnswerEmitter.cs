using System.Globalization;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the method that sends one poll, and reads the answer.</summary>
internal sealed class AnswerEmitter(SourceWriter writer, BoundOperation operation, string types)
{
    private const string Outcome = RuntimeNames.Outcome;
    private readonly BoundResponse _response = operation.Method.Response;
    private readonly string _answer = $"{RuntimeNames.Namespace}.PollingAnswer{types}";
    private readonly string _extensions = EmittedNames.EnumExtensions(operation.Status.Enum);

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
            : ($"default({operation.Status.Enum})", "null");
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
            var owner = status.OwnOutcomes is null ? _extensions + "." : "";
            var meaning = status.HasStates ? $"{owner}GetOutcome(status)" : $"{Outcome}.Pending";
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
        if (exceptions.Count > 0)
        {
            writer.Line().Line("/// <inheritdoc/>").Switch(
                $"protected override {RuntimeNames.Failure}? DescribeFailure(global::System.Exception exception) => exception",
                exceptions.Select(Describe),
                "base.DescribeFailure(exception)");
        }

        static string Describe(BoundException exception)
        {
            var code = exception.StatusCode.Replace("exception.", "failure.");
            var headers = exception.Headers?.Replace("exception.", "failure.") ?? "null";
            return $"{exception.Type} failure => new {RuntimeNames.Failure}({code}, {headers})";
        }
    }

    /// <summary>Emits what a status means where waiters differ in that, and the values of an enum of the client's own.</summary>
    public void EmitStatus()
    {
        var (type, status) = (operation.Status.Enum, operation.Status);
        if (status.OwnOutcomes is { } outcomes)
        {
            var arms = outcomes.Select(outcome => $"{type}.{CSharpText.Identifier(outcome.Member)} => {Outcome}.{outcome.Outcome}");
            writer.Line().Switch($"private static {Outcome} GetOutcome({type} status) => status", arms, Outcome + ".Pending");
        }

        if (status.IsOutcome)
        {
            var ends = operation.Conditions.Select(one => one.Outcome).Append(PollingState.Pending).Distinct().OrderBy(state => state);
            var arms = ends.Select(state => $"{Outcome}.{state} => {type}.{state}");
            writer.Line().Switch($"private static {type} ToStatus({Outcome} outcome) => outcome", arms, type + ".Unknown");
        }

        if (status.ClientEnum is { } own)
        {
            var declaration = $"private static string? {RuntimeNames.ClientStatusReader}({own.Type}? value) => value";
            var arms = own.Members.Select(member => $"{own.Type}.{member.Name} => {CSharpText.Literal(member.WireValue)}");
            writer.Line().Switch(declaration, arms.Append("null => null"), "value.ToString()");
        }
    }
}
