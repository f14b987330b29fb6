using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits what a status means, and its way from and to the wire.</summary>
internal static class EnumExtensionsEmitter
{
    private const string Outcome = RuntimeNames.Outcome;

    private static readonly string[] Methods =
    [
        "Parse", "TryParse", "FindSimilar", "ToWireValue", "IsTerminal", "GetOutcome", "Read", "Write", "ReadAsPropertyName", "WriteAsPropertyName", "HandleNull", "CanConvert", "Type",
        nameof(Equals), nameof(ReferenceEquals), nameof(GetHashCode), nameof(GetType), nameof(ToString), nameof(MemberwiseClone),
    ];

    public static SourceText Emit(BoundEnum bound)
    {
        var name = NameOf(bound);
        var members = bound.Model.Members;
        var writer = new SourceWriter(bound.Namespace)
            .Summary($"{(bound.Outcomes is null ? $"The way of a <see cref=\"{name}\"/>" : $"What a <see cref=\"{name}\"/> means, and its way")} from and to the wire.")
            .GeneratedCodeAttribute()
            .Line($"{bound.Accessibility} static class {EmittedNames.EnumExtensions(bound.Model.Name)}")
            .Open()
            .Summary($"Reads a status as the service sends it.")
            .Line("/// <param name=\"wireValue\">The text; letter case counts.</param>")
            .Line($"/// <returns>The status; <see cref=\"{name}.Unknown\"/> for null and for every text that the document does not list.</returns>")
            .Line($"public static {name} Parse(string? wireValue) => wireValue switch")
            .Open();
        foreach (var member in members)
        {
            writer.Line($"{CSharpLiteral.Text(member.WireValue)} => {name}.{CSharpText.Identifier(member.Name)},");
        }

        writer
            .Line($"_ => {name}.Unknown,")
            .CloseExpression()
            .Line()
            .Summary("Reads a value as the service sends it, and says whether the document lists it.")
            .Line("/// <param name=\"wireValue\">The text; letter case counts.</param>")
            .Line($"/// <param name=\"value\">The value; <see cref=\"{name}.Unknown\"/> for null and for every text that the document does not list.</param>")
            .Line("/// <returns>Whether the document lists it.</returns>")
            .Line($"public static bool TryParse(string? wireValue, out {name} value)")
            .Open()
            .Line("value = Parse(wireValue);")
            .Line($"return value != {name}.Unknown;")
            .Close()
            .Line()
            .Summary($"The text that the service sends for a status.")
            .Line($"/// <param name=\"status\">The status.</param>")
            .Line($"/// <returns>The text; null for <see cref=\"{name}.Unknown\"/>, which has none.</returns>")
            .Line($"public static string? ToWireValue(this {name} status) => status switch")
            .Open();
        foreach (var member in members)
        {
            writer.Line($"{name}.{CSharpText.Identifier(member.Name)} => {CSharpLiteral.Text(member.WireValue)},");
        }

        writer.Line("_ => null,").CloseExpression();
        EmitSimilar(writer, name, members);
        if (bound.Outcomes is { } outcomes)
        {
            EmitOutcomes(writer, name, outcomes);
        }

        return writer.ToSourceText();
    }

    /// <summary>A text that differs only in letter case may be another status to the service: it stays unknown, and is named.</summary>
    private static void EmitSimilar(SourceWriter writer, string name, EquatableArray<EnumMemberModel> members)
    {
        writer
            .Line()
            .Summary("The text that the document lists, for one that differs from it only in letter case or in white space around it.")
            .Line("/// <param name=\"wireValue\">The text.</param>")
            .Line("/// <returns>The listed text; null where there is none, or where the document lists the text itself.</returns>")
            .Line($"public static string? FindSimilar(string? wireValue) => Parse(wireValue) != {name}.Unknown ? null : wireValue?.Trim().ToUpperInvariant() switch")
            .Open();
        foreach (var similar in members.GroupBy(member => member.WireValue.Trim().ToUpperInvariant()))
        {
            writer.Line($"{CSharpLiteral.Text(similar.Key)} => {CSharpLiteral.Text(similar.First().WireValue)},");
        }

        writer.Line("_ => null,").CloseExpression();
    }

    /// <summary>The name of the enum where a method, or one that every type has, could be called the same.</summary>
    public static string NameOf(BoundEnum bound) => Array.IndexOf(Methods, bound.Model.Name) >= 0
        ? CSharpText.Global(bound.Namespace, bound.Model.Name)
        : bound.Model.Name;

    private static void EmitOutcomes(SourceWriter writer, string name, EquatableArray<StatusOutcome> outcomes)
    {
        writer
            .Line()
            .Summary("Whether a task of this status has ended, in whichever way.")
            .Line("/// <param name=\"status\">The status.</param>")
            .Line($"/// <returns>Whether it has; false for <see cref=\"{name}.Unknown\"/>.</returns>")
            .Line($"public static bool IsTerminal(this {name} status) => GetOutcome(status) != {Outcome}.Pending;")
            .Line()
            .Summary("What a status means for the one who waits.")
            .Line("/// <param name=\"status\">The status.</param>")
            .Line($"/// <returns>The outcome; pending for <see cref=\"{name}.Unknown\"/>, which is never taken for an end.</returns>")
            .Line($"public static {Outcome} GetOutcome(this {name} status) => status switch")
            .Open();
        foreach (var outcome in outcomes)
        {
            writer.Line($"{name}.{CSharpText.Identifier(outcome.Member)} => {Outcome}.{outcome.Outcome},");
        }

        writer.Line($"_ => {Outcome}.Pending,").CloseExpression();
    }
}
