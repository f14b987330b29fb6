using System.Globalization;
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
        => CSharpText.Global(operation.Namespace, EmittedNames.Operation(operation.Name));

    public static SourceText Emit(BoundOperation operation)
    {
        var types = $"<{operation.ResultType}, {operation.StatusEnum}>";
        var names = new OperationNames(operation);
        var writer = new SourceWriter(operation.Namespace)
            .Summary($"One poll of <c>{operation.Method}</c>.")
            .GeneratedCodeAttribute()
            .WarningAttributes(operation)
            .Line($"internal sealed class {EmittedNames.Operation(operation.Name)} : {Runtime}.PollingOperation{types}")
            .Open()
            .Line($"private static readonly {Runtime}.PollingSchedule {Schedule} = new {Runtime}.PollingSchedule(")
            .Continue($"initialDelay: {Duration(operation.Schedule.InitialDelay)},")
            .Continue($"maximumDelay: {Duration(operation.Schedule.MaximumDelay)},")
            .Continue($"timeout: {Duration(operation.Schedule.Timeout)});")
            .Line()
            .Line($"private readonly {operation.Client} _client;");
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            writer.Line($"private readonly {operation.Parameters[index].Type} {Field(index)};");
        }

        EmitConstructor(writer, operation, names);
        if (ArgumentText.IsExact(operation))
        {
            EmitFromToken(writer, operation, names);
        }

        if (!ArgumentText.IsExact(operation) || !operation.HasAllArguments)
        {
            writer
                .Line()
                .Line("/// <inheritdoc/>")
                .Line("public override bool IsIdentifiedByArguments => false;");
        }

        if (operation.Parameters.Count > 0)
        {
            EmitFromEach(writer, operation, names, types);
        }

        EmitAnswers(writer, operation, types);
        return writer.ToSourceText();
    }

    private static void EmitConstructor(SourceWriter writer, BoundOperation operation, OperationNames names)
    {
        var parameters = string.Concat(operation.Parameters.Select(parameter => $", {parameter.Type} {parameter.Name}"));
        var shown = operation.Parameters.Where(parameter => parameter.Form != ArgumentForm.None).ToList();
        var isHidden = operation.Parameters.Any(parameter => parameter.PlainName == Schedule);
        var schedule = isHidden ? $"{QualifiedName(operation)}.{Schedule}" : Schedule;
        writer
            .Line()
            .Line($"public {EmittedNames.Operation(operation.Name)}({operation.Client} {names.Client}{parameters})")
            .Continue(": base(")
            .Continue($"    {names.Client} ?? throw new global::System.ArgumentNullException({names.NameOf(names.Client)}),")
            .Continue($"    {CSharpLiteral.Text(operation.Name)},")
            .Continue($"    {schedule}{(shown.Count == 0 ? ")" : ",")}");
        for (var index = 0; index < shown.Count; index++)
        {
            var parameter = shown[index];
            var end = index < shown.Count - 1 ? "," : ")";
            writer.Continue($"    new {Runtime}.PollingArgument({CSharpLiteral.Text(parameter.PlainName)}, {ArgumentText.Write(parameter)}){end}");
        }

        writer.Open().Line($"this._client = {names.Client};");
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            writer.Line($"this.{Field(index)} = {operation.Parameters[index].Name};");
        }

        writer.Close();
    }

    private static void EmitFromToken(SourceWriter writer, BoundOperation operation, OperationNames names)
    {
        var arguments = operation.Parameters.Select(parameter => ArgumentText.Read(parameter, operation.Name, names.Token));
        writer
            .Line()
            .Line($"public static {EmittedNames.Operation(operation.Name)} FromToken({operation.Client} {names.Client}, {Runtime}.PollingResumeToken {names.Token})")
            .Open();
        RequireNotNull(writer, names, names.Token);
        writer.Line($"return new {EmittedNames.Operation(operation.Name)}({string.Join(", ", arguments.Prepend(names.Client))});").Close();
    }

    private static void EmitFromEach(SourceWriter writer, BoundOperation operation, OperationNames names, string types)
    {
        // The arguments of one task: the item itself, or its elements where it takes several.
        var item = names.Varying.Count == 1 ? names.Varying[0].Name : names.Item;
        var varying = names.Varying.Select((parameter, index) => names.Varying.Count == 1
            ? (parameter, Value: item)
            : (parameter, Value: string.Format(CultureInfo.InvariantCulture, "{0}.Item{1}", item, index + 1)));
        var values = varying.ToDictionary(pair => pair.parameter, pair => pair.Value);
        var arguments = operation.Parameters.Select(parameter => values.TryGetValue(parameter, out var value) ? value : parameter.Name);
        writer
            .Line()
            .Line($"public static global::System.Collections.Generic.IEnumerable<{Runtime}.PollingOperation{types}> FromEach(")
            .Continue($"{operation.Client} {names.Client}, {names.ItemsType} {names.Items}{string.Concat(names.Common.Select(parameter => $", {parameter.Type} {parameter.Name}"))})")
            .Open();
        RequireNotNull(writer, names, names.Client);
        RequireNotNull(writer, names, names.Items);
        writer
            .Line($"return global::System.Linq.Enumerable.Select({names.Items}, {item} =>")
            .Continue($"({Runtime}.PollingOperation{types})new {EmittedNames.Operation(operation.Name)}({string.Join(", ", arguments.Prepend(names.Client))}));")
            .Close();
    }

    private static void EmitAnswers(SourceWriter writer, BoundOperation operation, string types)
    {
        var arguments = operation.Parameters.Select((parameter, index) => $"{parameter.Name}: {Field(index)}{(parameter.Replacement is { } empty ? " ?? " + empty : "")}").ToList();
        if (operation.CancellationTokenParameter is { } token)
        {
            arguments.Add($"{token}: cancellationToken");
        }

        var answers = new AnswerEmitter(writer, operation, types);
        answers.EmitPoll(arguments);
        answers.EmitFailures();
        ConditionEmitter.Emit(writer, operation);
        answers.EmitOutcomes();
        answers.EmitClientEnum();
    }

    private static void RequireNotNull(SourceWriter writer, OperationNames names, string name) => writer
        .Line($"if ({name} is null)")
        .Open()
        .Line($"throw new global::System.ArgumentNullException({names.NameOf(name)});")
        .Close()
        .Line();

    private static string Field(int index) => "_argument" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan duration)
        => $"global::System.TimeSpan.FromTicks({duration.Ticks.ToString(CultureInfo.InvariantCulture)}L) /* {XmlConvert.ToString(duration)} */";
}
