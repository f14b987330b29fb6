using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the methods that start a task, and that start one and wait for it.</summary>
internal sealed class StarterEmitter
{
    private const string Start = RuntimeNames.Start;
    private readonly BoundStarter _starter;
    private readonly SourceWriter _writer;
    private readonly OperationNames _names;
    private readonly string _response;
    private readonly string _statusCode;
    private readonly List<(BoundLinkArgument Argument, string Variable, string Value)> _arguments;

    private StarterEmitter(BoundStarter starter, SourceWriter writer)
    {
        _starter = starter;
        _writer = writer;
        _names = new OperationNames(starter.AllParameters);
        _response = _names.Take("response");
        _statusCode = _names.Take("statusCode");
        _arguments = starter.Arguments
            .Select((argument, index) => (argument, _names.Take(Number("argument", index)), _names.Take(Number("value", index))))
            .ToList();
    }

    public static SourceText Emit(BoundStarter starter)
    {
        var writer = new SourceWriter(starter.Namespace)
            .Summary($"Starts what <c>{starter.Polled.Method}</c> tells about by <c>{starter.Method}</c>.")
            .GeneratedCodeAttribute()
            .WarningAttributes(starter.Method, starter.IsObsolete, starter.ExperimentalId)
            .Line($"{starter.Accessibility} static class {EmittedNames.StartExtensions(starter)}")
            .Open();
        var emitter = new StarterEmitter(starter, writer);
        emitter.EmitStart();
        emitter.EmitAndWait();
        return writer.ToSourceText();
    }

    private string Types => $"<{_starter.ResponseType}, {_starter.Polled.ResultType}, {_starter.Polled.StatusEnum}>";

    private void EmitAndWait()
    {
        var polled = _starter.Polled;
        var types = $"<{polled.ResultType}, {polled.StatusEnum}>";
        new WaiterEmitter(_writer, _names, _starter.AllParameters, _starter.Method, _starter.Summary).Emit(
            Subject.OfStart(_starter, _names),
            "RemoteTaskStart.AndWaitAsync",
            "TResponse, TResult, TStatus",
            $"global::System.Threading.Tasks.Task<{RuntimeNames.Namespace}.PollingSnapshot{types}>",
            EmittedNames.AndWait(_starter),
            $"{RuntimeNames.Namespace}.PollingProgress{types}");
    }

    private void EmitStart()
    {
        var subject = Subject.OfStart(_starter, _names);
        var summary = _starter.Summary is { } text ? $"{Documentation.ToSentence(text)} " : "";
        _writer
            .Summary($"Calls <c>{_starter.Method}</c>, once, and tells which task that started. No wait for it begins.")
            .Line($"/// <remarks>{summary}The link <c>{Documentation.ToXml(_starter.Link)}</c> leads to <c>{_starter.Polled.Method}</c>.</remarks>");
        foreach (var line in subject.Documentation)
        {
            _writer.Line(line);
        }

        _writer
            .Line($"/// <param name=\"{_names.CancellationToken}\">Ends the call.</param>")
            .Line("/// <returns>The response, and the task with its id, if one was started.</returns>")
            .Line($"public static async global::System.Threading.Tasks.Task<{Start}{Types}> {EmittedNames.Start(_starter)}(")
            .Continue($"{subject.Declaration}, global::System.Threading.CancellationToken {_names.CancellationToken} = default)")
            .Open();
        EmitNullCheck(_names.Client);
        if (_starter.PolledClient is { } client)
        {
            EmitNullCheck(client.Name);
        }

        // What the request lacks is known before it is sent.
        foreach (var (argument, variable, _) in _arguments.Where(one => one.Argument.IsOfRequest))
        {
            var message = $"The link '{_starter.Link}' needs {argument.Text}, which is missing, so that nobody could ask for the task.";
            var missing = argument.CanBeNull && argument.Otherwise is null ? $" ?? throw new global::System.ArgumentException({CSharpLiteral.Text(message)})" : "";
            _writer.Line($"var {variable} = {argument.Value}{missing};");
        }

        EmitCall();
        foreach (var (argument, variable, _) in _arguments.Where(one => one.Argument.IsOfResponse))
        {
            _writer.Line($"var {variable} = {Rename(argument.Value)};");
        }

        _writer
            .Line($"return new {Start}{Types}(")
            .Continue($"{CSharpLiteral.Text(_starter.Name)}, {_response}!, {Id()}, {Operation()});")
            .Close();
    }

    private void EmitNullCheck(string parameter) => _writer.Block($$"""
        if ({{parameter}} is null)
        {
            {{_names.ThrowNull(parameter)}};
        }

        """);

    private void EmitCall()
    {
        var response = _starter.Response;
        var arguments = _starter.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Name}{(parameter.Replacement is { } empty ? " ?? " + empty : "")}");
        if (_starter.CancellationTokenParameter is { } token)
        {
            arguments = arguments.Append($"{token}: {_names.CancellationToken}");
        }
        else
        {
            _writer.Line($"{_names.CancellationToken}.ThrowIfCancellationRequested();");
        }

        var isWrapped = response.StatusCode is not null;
        var failure = $"throw new {RuntimeNames.FailureException}(new {RuntimeNames.Failure}";
        _writer.Line($"var {_response} = await {_names.Client}.{_starter.Method}({string.Join(", ", arguments)}).ConfigureAwait(false){(isWrapped && response.IsRequired ? $" ?? {failure}(0))" : "")};");
        if (!isWrapped)
        {
            return;
        }

        _writer.Line($"var {_statusCode} = {Rename(response.StatusCode!)};");
        if (response.Error is { } error)
        {
            _writer.Block($$"""
                if ({{Rename(error)}} is not null)
                {
                    throw {{Rename(error)}};
                }

                """);
        }

        _writer.Block($$"""
            if ({{_statusCode}} is not ({{ConditionEmitter.Success}}))
            {
                {{failure}}({{_statusCode}}, {{(response.Headers is { } headers ? Rename(headers) : "null")}}));
            }

            """);
    }

    /// <summary>The task, or null where the response lacks what tells it.</summary>
    private string Operation()
    {
        var required = _arguments.Where(one => IsTested(one.Argument)).Select(one => $"{one.Variable} is {{ }} {one.Value}");
        if (_starter.StatusPattern is { } pattern)
        {
            required = required.Prepend($"{_statusCode} is {pattern}");
        }

        var values = _arguments.Select(Value).Prepend(_starter.PolledClient?.Name ?? _names.Client);
        var operation = $"new {OperationEmitter.QualifiedName(_starter.Polled)}({string.Join(", ", values)})";
        var tests = string.Join(" && ", required);
        return tests.Length == 0 ? operation : $"{tests} ? {operation} : null";
    }

    private static bool IsTested(BoundLinkArgument argument) => argument is { IsOfResponse: true, CanBeNull: true, Otherwise: null };

    private static string Value((BoundLinkArgument Argument, string Variable, string Value) one) => one.Argument switch
    {
        { IsOfResponse: false, IsOfRequest: false } argument => argument.Value,
        var argument when IsTested(argument) => one.Value,
        { CanBeNull: true, Otherwise: "" } => one.Variable + "!",
        { CanBeNull: true, Otherwise: { } otherwise } => $"{one.Variable} ?? {otherwise}",
        _ => one.Variable,
    };

    /// <summary>The first argument that the response has, else the first that the request had, as a text.</summary>
    private string Id()
    {
        var id = _arguments.Where(one => one.Argument.IsOfResponse).Concat(_arguments.Where(one => one.Argument.IsOfRequest)).FirstOrDefault();
        return id.Argument switch
        {
            null => "null",
            { TextType: null } => id.Variable,
            { TextType: var type } => $"{Start}.ToArgument<{type}>({id.Variable})",
        };
    }

    // What was bound reads "response".
    private string Rename(string access) => _response == "response" ? access : Regex.Replace(access, @"(?<![\w.])response(?!\w)", _response);

    private static string Number(string name, int index) => name + (index + 1).ToString(CultureInfo.InvariantCulture);
}
