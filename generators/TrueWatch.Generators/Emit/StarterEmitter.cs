using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the methods that start a task, and that start one and wait for it.</summary>
internal sealed class StarterEmitter(BoundStarter starter, OperationNames names)
{
    private const string Start = RuntimeNames.Start;
    private readonly string _response = names.Take("response");
    private readonly string _statusCode = names.Take("statusCode");
    private readonly List<(BoundLinkArgument Argument, string Variable, string Value)> _arguments = starter.Arguments
        .Select((argument, index) => (argument, names.Take(FormattableString.Invariant($"argument{index + 1}")), names.Take(FormattableString.Invariant($"value{index + 1}"))))
        .ToList();

    public static SourceText Emit(BoundStarter starter)
    {
        var polled = starter.Polled;
        var types = $"<{polled.ResultType}, {polled.StatusEnum}>";
        var names = new OperationNames(starter.AllParameters);
        var subject = Subject.OfStart(starter, names);
        var writer = new SourceWriter(starter.Namespace)
            .Summary($"Starts what <c>{polled.Method}</c> tells about by <c>{starter.Method}</c>.")
            .GeneratedCodeAttribute()
            .WarningAttributes(starter.Method, starter.IsObsolete, starter.ExperimentalId)
            .Line($"{starter.Accessibility} static class {EmittedNames.StartExtensions(starter)}")
            .Open();
        new StarterEmitter(starter, names).EmitStart(writer, subject);
        new WaiterEmitter(writer, names, starter.AllParameters, starter.Method, starter.Model.Summary).Emit(
            subject,
            "RemoteTaskStart.AndWaitAsync",
            "TResponse, TResult, TStatus",
            $"global::System.Threading.Tasks.Task<{RuntimeNames.Namespace}.PollingSnapshot{types}>",
            EmittedNames.AndWait(starter),
            $"{RuntimeNames.Namespace}.PollingProgress{types}");
        return writer.ToSourceText();
    }

    private void EmitStart(SourceWriter writer, Subject subject)
    {
        var polled = starter.Polled;
        var type = $"{Start}<{starter.ResponseType}, {polled.ResultType}, {polled.StatusEnum}>";
        var remarks = starter.Model.Summary is { } text ? Documentation.ToSentence(text) + " " : "";
        writer
            .Summary($"Calls <c>{starter.Method}</c>, once, and tells which task that started. No wait for it begins.")
            .Line($"/// <remarks>{remarks}The link <c>{Documentation.ToXml(starter.Model.Link)}</c> leads to <c>{polled.Method}</c>.</remarks>")
            .Lines(subject.Documentation)
            .Line($"/// <param name=\"{names.CancellationToken}\">Ends the call.</param>")
            .Line("/// <returns>The response, and the task with its id, if one was started.</returns>")
            .Line($"public static async global::System.Threading.Tasks.Task<{type}> {EmittedNames.Start(starter)}(")
            .Continue($"{subject.Declaration}, global::System.Threading.CancellationToken {names.CancellationToken} = default)")
            .Open();
        foreach (var client in new[] { names.Client, starter.PolledClient }.OfType<string>())
        {
            writer.Block($$"""
                if ({{client}} is null)
                {
                    {{names.ThrowNull(client)}};
                }

                """);
        }

        // What the request lacks is known before it is sent.
        writer.Lines(_arguments.Where(one => one.Argument.IsOfRequest).Select(one => $"var {one.Variable} = {one.Argument.Value}{Require(one.Argument)};"));
        EmitCall(writer);
        writer
            .Lines(_arguments.Where(one => one.Argument.IsOfResponse).Select(one => $"var {one.Variable} = {Rename(one.Argument.Value)};"))
            .Line($"return new {type}(")
            .Continue($"{CSharpLiteral.Text(starter.Model.Name)}, {_response}!, {Id()}, {Operation()});")
            .Close();
    }

    private string Require(BoundLinkArgument argument) => argument is { CanBeNull: true, Otherwise: null }
        ? $" ?? throw new global::System.ArgumentException({CSharpLiteral.Text($"The link '{starter.Model.Link}' needs {argument.Text}, which is missing, so that nobody could ask for the task.")})"
        : "";

    private void EmitCall(SourceWriter writer)
    {
        var arguments = starter.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Name}{(parameter.Replacement is { } empty ? " ?? " + empty : "")}");
        if (starter.CancellationTokenParameter is { } token)
        {
            arguments = arguments.Append($"{token}: {names.CancellationToken}");
        }
        else
        {
            writer.Line($"{names.CancellationToken}.ThrowIfCancellationRequested();");
        }

        var response = starter.Response;
        var missing = response is { StatusCode: not null, IsRequired: true } ? $" ?? throw new {RuntimeNames.FailureException}(new {RuntimeNames.Failure}(0))" : "";
        writer.Line($"var {_response} = await {names.Client}.{starter.Method}({string.Join(", ", arguments)}).ConfigureAwait(false){missing};");
        if (response.StatusCode is { } statusCode)
        {
            writer
                .Line($"var {_statusCode} = {Rename(statusCode)};")
                .Line($"{Start}.RequireSuccess(new {RuntimeNames.Failure}({_statusCode}, {Rename(response.Headers ?? "null")}), {Rename(response.Error ?? "null")});");
        }
    }

    /// <summary>The task, or null where the response lacks what tells it.</summary>
    private string Operation()
    {
        var tests = _arguments.Where(one => IsTested(one.Argument)).Select(one => $"{one.Variable} is {{ }} {one.Value}");
        var required = string.Join(" && ", starter.StatusPattern is { } pattern ? tests.Prepend($"{_statusCode} is {pattern}") : tests);
        var values = _arguments.Select(one => one.Argument switch
        {
            { Source: null or LinkSource.Constant } argument => argument.Value,
            var argument when IsTested(argument) => one.Value,
            { CanBeNull: true, Otherwise: "" } => one.Variable + "!",
            { CanBeNull: true, Otherwise: { } otherwise } => $"{one.Variable} ?? {otherwise}",
            _ => one.Variable,
        });
        var operation = $"new {OperationEmitter.QualifiedName(starter.Polled)}({string.Join(", ", values.Prepend(starter.PolledClient ?? names.Client))})";
        return required.Length == 0 ? operation : $"{required} ? {operation} : null";
    }

    private static bool IsTested(BoundLinkArgument argument) => argument is { IsOfResponse: true, CanBeNull: true, Otherwise: null };

    /// <summary>The first argument that the response has, else the first that the request had, as a text.</summary>
    private string Id()
    {
        var id = _arguments.OrderBy(one => one.Argument.IsOfResponse ? 0 : 1).FirstOrDefault(one => one.Argument.IsOfResponse || one.Argument.IsOfRequest);
        return id.Argument is null ? "null" : id.Argument.TextType is { } type ? $"{Start}.ToArgument<{type}>({id.Variable})" : id.Variable;
    }

    // What was bound reads "response".
    private string Rename(string access) => Regex.Replace(access, @"(?<![\w.])response(?!\w)", _response);
}
