using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the class that sends one poll and reads its answer.</summary>
internal static class OperationEmitter
{
    private const string Runtime = RuntimeNames.Namespace;
    private const string Text = "global::System.Convert.ToString";
    private const string Culture = "global::System.Globalization.CultureInfo.InvariantCulture";

    public static string TypeName(string operationName) => operationName + "PollingOperation";

    public static SourceText Emit(BoundOperation operation)
    {
        var types = $"<{operation.ResultType}, {operation.StatusEnum}>";
        var names = new OperationNames(operation);
        var arguments = operation.Parameters.Select(parameter => parameter.Name).ToList();
        var writer = new SourceWriter(operation.Namespace)
            .Summary($"One poll of <c>{operation.Method}</c>.")
            .GeneratedCodeAttribute()
            .Line($"internal sealed class {TypeName(operation.Name)} : {Runtime}.PollingOperation{types}")
            .Open()
            .Line($"private static readonly {Runtime}.PollingSchedule RecommendedSchedule = new {Runtime}.PollingSchedule(")
            .Continue($"initialDelay: {Duration(operation.Schedule.InitialDelay)},")
            .Continue($"maximumDelay: {Duration(operation.Schedule.MaximumDelay)},")
            .Continue($"timeout: {Duration(operation.Schedule.Timeout)});")
            .Line()
            .Line($"private readonly {operation.Client} _client;");
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            writer.Line($"private readonly {operation.Parameters[index].Type} {Field(index)};");
        }

        writer
            .Line()
            .Summary("Names what to poll.")
            .Line($"/// <param name=\"{names.Client}\">The client that sends the requests.</param>")
            .Parameters(operation);

        var parameters = string.Concat(operation.Parameters.Select(parameter => $", {parameter.Type} {parameter.Name}"));
        var described = string.Concat(operation.Parameters.Select(parameter =>
            $", new {Runtime}.PollingArgument({CSharpLiteral.Text(parameter.Name.TrimStart('@'))}, {Text}({parameter.Name}, {Culture}))"));
        writer
            .Line($"public {TypeName(operation.Name)}({operation.Client} {names.Client}{parameters})")
            .Continue($": base({CSharpLiteral.Text(operation.Name)}, RecommendedSchedule{described})")
            .Open()
            .Line($"this._client = {names.Client} ?? throw new global::System.ArgumentNullException(nameof({names.Client}));");
        for (var index = 0; index < arguments.Count; index++)
        {
            writer.Line($"this.{Field(index)} = {arguments[index]};");
        }

        var call = operation.Parameters.Select((parameter, index) => $"{parameter.Name}: {Field(index)}").ToList();
        if (operation.CancellationTokenParameter is { } token)
        {
            call.Add($"{token}: cancellationToken");
        }

        return writer
            .Close()
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override async global::System.Threading.Tasks.Task<{Runtime}.PollingAnswer{types}> PollAsync(")
            .Continue("global::System.Threading.CancellationToken cancellationToken)")
            .Open()
            .Line($"var response = await _client.{operation.Method}({string.Join(", ", call)}).ConfigureAwait(false);")
            .Line($"var result = response{operation.ResultAccess};")
            .Line($"var rawStatus = response{operation.StatusAccess};")
            .Line($"var status = {EnumExtensionsEmitter.TypeName(operation.StatusEnum)}.Parse(rawStatus);")
            .Line($"var outcome = {EnumExtensionsEmitter.TypeName(operation.StatusEnum)}.GetOutcome(status);")
            .Line($"return new {Runtime}.PollingAnswer{types}(result, status, rawStatus, outcome);")
            .ToSourceText();
    }

    private static string Field(int index) => "_argument" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan duration)
        => $"global::System.TimeSpan.FromTicks({duration.Ticks.ToString(CultureInfo.InvariantCulture)}L) /* {XmlConvert.ToString(duration)} */";
}
