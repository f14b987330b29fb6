using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the class that sends one poll and reads its answer.</summary>
internal static class OperationEmitter
{
    private const string Runtime = RuntimeNames.Namespace;
    private const string Schedule = "RecommendedSchedule";

    /// <summary>The type in a place where a parameter could have its name.</summary>
    public static string QualifiedName(BoundOperation operation)
        => CSharpText.Global(operation.Method.Namespace, EmittedNames.Operation(operation.Name));

    public static string ScheduleOf(BoundOperation operation) => $"{QualifiedName(operation)}.{Schedule}";

    public static SourceText Emit(BoundOperation operation)
    {
        var types = $"<{operation.ResultType}, {operation.Status.Enum}>";
        var names = OperationNames.Of(operation.Method.Parameters);
        var type = EmittedNames.Operation(operation.Name);
        var fields = operation.Method.Parameters.Select((parameter, index) => $"\n    private readonly {parameter.Type} {Field(index)};");
        var assigned = operation.Method.Parameters.Select((parameter, index) => $"\n    this.{Field(index)} = {parameter.Name};");
        var shown = operation.Method.Parameters
            .Where(parameter => parameter.Form != ArgumentForm.None)
            .Select(parameter => $",\n        new {Runtime}.PollingArgument({CSharpText.Literal(parameter.PlainName)}, {ArgumentText.Write(parameter)})");
        var isHidden = operation.Method.Parameters.Any(parameter => parameter.PlainName == Schedule);
        var declaration = $"internal sealed class {type} : {Runtime}.PollingOperation{types}";
        var writer = new SourceWriter(operation.Method.Namespace)
            .OpenType($"One poll of <c>{operation.Method.Name}</c>.", declaration, operation.Method)
            .Block($$"""
                public static readonly {{Runtime}}.PollingSchedule {{Schedule}} = new {{Runtime}}.PollingSchedule(
                    initialDelay: {{Duration(operation.Schedule.InitialDelay)}},
                    maximumDelay: {{Duration(operation.Schedule.MaximumDelay)}},
                    timeout: {{Duration(operation.Schedule.Timeout)}});

                private readonly {{operation.Method.Client}} _client;{{string.Concat(fields).Replace("\n    ", "\n")}}

                public {{type}}({{operation.Method.Client}} {{names.Client}}{{Declare(operation.Method.Parameters)}})
                    : base(
                        {{names.Client}} ?? {{names.ThrowNull(names.Client)}},
                        {{CSharpText.Literal(operation.Name)}},
                        {{(isHidden ? ScheduleOf(operation) : Schedule)}}{{string.Concat(shown)}})
                {
                    this._client = {{names.Client}};{{string.Concat(assigned)}}
                }
                """);
        if (ArgumentText.IsExact(operation))
        {
            var arguments = operation.Method.Parameters.Select(parameter => ArgumentText.Read(parameter, operation.Name, names.Token));
            writer.Block($$"""

                public static {{type}} FromToken({{operation.Method.Client}} {{names.Client}}, {{Runtime}}.PollingResumeToken {{names.Token}})
                {
                    if ({{names.Token}} is null)
                    {
                        {{names.ThrowNull(names.Token)}};
                    }

                    return new {{type}}({{string.Join(", ", arguments.Prepend(names.Client))}});
                }
                """);
        }

        if (!ArgumentText.IsExact(operation) || !operation.HasAllArguments)
        {
            writer.Block("""

                /// <inheritdoc/>
                public override bool IsIdentifiedByArguments => false;
                """);
        }

        if (operation.Method.Parameters.Count > 0)
        {
            EmitFromEach(writer, operation, names, $"{Runtime}.PollingOperation{types}");
        }

        var passed = operation.Method.Parameters.Select((parameter, index) => parameter.Pass(Field(index)));
        var token = operation.Method.CancellationTokenParameter;
        var answers = new AnswerEmitter(writer, operation, types);
        answers.EmitPoll(token is null ? passed : passed.Append($"{token}: cancellationToken"));
        answers.EmitFailures();
        ConditionEmitter.Emit(writer, operation);
        answers.EmitStatus();
        return writer.ToSourceText();
    }

    private static void EmitFromEach(SourceWriter writer, BoundOperation operation, OperationNames names, string polled)
    {
        // The arguments of one task: the item itself, or its elements where it takes several.
        var item = names.Varying.Count == 1 ? names.Varying[0].Name : names.Item;
        var values = names.Varying
            .Select((parameter, index) => (parameter, Value: names.Varying.Count == 1 ? item : FormattableString.Invariant($"{item}.Item{index + 1}")))
            .ToDictionary(pair => pair.parameter, pair => pair.Value);
        var arguments = operation.Method.Parameters.Select(parameter => values.TryGetValue(parameter, out var value) ? value : parameter.Name);
        writer.Block($$"""

            public static global::System.Collections.Generic.IEnumerable<{{polled}}> FromEach(
                {{operation.Method.Client}} {{names.Client}}, {{names.ItemsType}} {{names.Items}}{{Declare(names.Common)}})
            {
                if ({{names.Client}} is null)
                {
                    {{names.ThrowNull(names.Client)}};
                }

                return global::System.Linq.Enumerable.Select({{names.Items}} ?? {{names.ThrowNull(names.Items)}}, {{item}} =>
                    ({{polled}})new {{EmittedNames.Operation(operation.Name)}}({{string.Join(", ", arguments.Prepend(names.Client))}}));
            }
            """);
    }

    private static string Declare(IEnumerable<BoundParameter> parameters)
        => string.Concat(parameters.Select(parameter => $", {parameter.Type} {parameter.Name}"));

    private static string Field(int index) => FormattableString.Invariant($"_argument{index + 1}");

    private static string Duration(TimeSpan duration)
        => FormattableString.Invariant($"global::System.TimeSpan.FromTicks({duration.Ticks}L) /* {XmlConvert.ToString(duration)} */");
}
