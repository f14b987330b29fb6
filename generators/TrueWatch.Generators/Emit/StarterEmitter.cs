using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the methods that start a task, and that start one and wait for it.</summary>
internal static class StarterEmitter
{
    private const string Start = RuntimeNames.Start;
    private const string Task = "global::System.Threading.Tasks.Task";

    public static SourceText Emit(BoundStarter starter)
    {
        var (method, polled) = (starter.Method, starter.Polled);
        var names = OperationNames.Of(method.Parameters);
        var start = $"{EmittedNames.Start(starter.Model)}({names.Client}{Subject.List(method.Parameters)}, {names.Token})";
        var target = $"{starter.PolledClient ?? names.Client}, {OperationEmitter.ScheduleOf(polled)}, {names.Token} => {start}";
        var subject = new Subject(method, names.Client, method.Parameters, target);
        var types = $"{polled.ResultType}, {polled.Status.Enum}>";
        var type = $"{Start}<{starter.ResponseType}, {types}";
        var writer = new SourceWriter(method.Namespace)
            .OpenType(
                $"Starts a task with <c>{method.Name}</c>, which <c>{polled.Method.Name}</c> polls.",
                $"{starter.Accessibility} static class {EmittedNames.StartExtensions(starter.Model)}",
                method, polled.Method)
            .Summary($"Calls <c>{method.Name}</c> once and returns the started task, without waiting for it.")
            .Line($"/// <remarks>{(method.Summary is { } text ? Documentation.ToSentence(text) + " " : "")}The link <c>{Documentation.ToXml(starter.Model.Link)}</c> leads to <c>{polled.Method.Name}</c>.</remarks>")
            .Lines(subject.Documentation)
            .Line($"/// <param name=\"{names.CancellationToken}\">Cancels the call.</param>")
            .Line("/// <returns>The response, and the task with its id, if one was started.</returns>")
            .Line($"public static async {Task}<{type}> {EmittedNames.Start(starter.Model)}(")
            .Continue($"{subject.Declaration}, global::System.Threading.CancellationToken {names.CancellationToken} = default)")
            .Open();
        EmitStart(writer, starter, names, type);
        var (snapshot, progress) = ($"{Task}<{RuntimeNames.Namespace}.PollingSnapshot<{types}>", $"{RuntimeNames.Namespace}.PollingProgress<{types}");
        new WaiterEmitter(writer.Close(), names).Emit(
            subject, "RemoteTaskStart.AndWaitAsync", snapshot, EmittedNames.AndWait(starter.Model), progress, "TResponse, TResult, TStatus");
        return writer.ToSourceText();
    }

    private static void EmitStart(SourceWriter writer, BoundStarter starter, OperationNames names, string type)
    {
        var (method, response, statusCode) = (starter.Method, starter.Method.Response, names.Taken.Take("statusCode"));
        var arguments = starter.Arguments
            .Select((argument, index) => (Bound: argument, Name: names.Taken.Take(FormattableString.Invariant($"argument{index + 1}"))))
            .ToList();

        // What the caller or the request lacks is known before it is sent.
        foreach (var client in new[] { names.Client, starter.PolledClient }.OfType<string>())
        {
            writer.Block($"if ({client} is null)\n{{\n    {names.ThrowNull(client)};\n}}\n");
        }

        EmitArguments(isOfRequest: true);
        var token = method.CancellationTokenParameter is { } parameter ? [$"{parameter}: {names.CancellationToken}"] : Array.Empty<string>();
        var required = response is { StatusCode: not null, IsRequired: true } ? $" ?? throw new {RuntimeNames.FailureException}(new {RuntimeNames.Failure}(0))" : "";
        writer
            .Lines(token.Length > 0 ? [] : [$"{names.CancellationToken}.ThrowIfCancellationRequested();"])
            .Line($"var {response.Name} = await {names.Client}.{method.Name}({string.Join(", ", starter.Call.Concat(token))}).ConfigureAwait(false){required};");
        var tests = arguments.Where(one => one.Bound.IsTested).Select(one => $"{one.Name} is not null").ToList();
        if (response.StatusCode is not null)
        {
            writer
                .Line($"var {statusCode} = {response.StatusCode};")
                .Line($"{Start}.RequireSuccess(new {RuntimeNames.Failure}({statusCode}, {response.Headers ?? "null"}), {response.Error ?? "null"});");
            tests.InsertRange(0, starter.Model.StatusPattern is { } pattern ? [$"{statusCode} is {pattern}"] : []);
        }

        EmitArguments(isOfRequest: false);
        var id = arguments.Where(one => one.Bound.IsOfRequest is not null).OrderBy(one => one.Bound.IsOfRequest).FirstOrDefault();
        var idText = id.Bound?.TextType is { } idType ? $"{Start}.ToArgument<{idType}>({id.Name})" : id.Name ?? "null";
        var values = arguments.Select(one => one.Bound.IsOfRequest is null ? one.Bound.Value : one.Name + one.Bound.Use);
        var task = $"new {OperationEmitter.QualifiedName(starter.Polled)}({string.Join(", ", values.Prepend(starter.PolledClient ?? names.Client))})";
        writer
            .Line($"return new {type}(")
            .Continue($"{CSharpText.Literal(starter.Model.Name)}, {response.Name}!, {idText}, {(tests.Count == 0 ? task : $"{string.Join(" && ", tests)} ? {task} : null")});");

        void EmitArguments(bool isOfRequest)
            => writer.Lines(arguments.Where(one => one.Bound.IsOfRequest == isOfRequest).Select(one => $"var {one.Name} = {one.Bound.Value};"));
    }
}
