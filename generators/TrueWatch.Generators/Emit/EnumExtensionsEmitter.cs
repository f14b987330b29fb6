using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits what a status: its meaning, and its text on the wire.</summary>
internal static class EnumExtensionsEmitter
{
    private const string Outcome = RuntimeNames.Outcome;

    private static readonly string[] Methods =
    [
        "Parse", "TryParse", "FindSimilar", "ToWireValue", "IsTerminal", "GetOutcome",
        nameof(Equals), nameof(ReferenceEquals), nameof(GetHashCode), nameof(GetType), nameof(ToString), nameof(MemberwiseClone),
    ];

    public static SourceText Emit(BoundEnum bound)
    {
        var name = NameOf(bound);
        var cref = $"<see cref=\"{name}\"/>";
        var members = bound.Model.Members;
        var similar = members.GroupBy(member => member.WireValue.Trim().ToUpperInvariant());
        var writer = new SourceWriter(bound.Namespace)
            .OpenType(
                (bound.Outcomes is null ? $"The way of a {cref}" : $"What a {cref} means, and its way") + " from and to the wire.",
                $"{bound.Accessibility} static class {EmittedNames.EnumExtensions(bound.Model.Name)}")
            .Block($$"""
                /// <summary>Parses a status.</summary>
                /// <param name="wireValue">The text; case-sensitive.</param>
                /// <returns>The status; <see cref="{{name}}.Unknown"/> for null and for every text that the document does not list.</returns>
                public static {{name}} Parse(string? wireValue) => wireValue switch
                {{SourceWriter.Arms(members.Select(member => $"{CSharpText.Literal(member.WireValue)} => {Of(member.Name)}"), name + ".Unknown")}}

                /// <summary>Parses a value, and returns whether the document lists it.</summary>
                /// <param name="wireValue">The text; case-sensitive.</param>
                /// <param name="value">The value; <see cref="{{name}}.Unknown"/> for null and for every text that the document does not list.</param>
                /// <returns>Whether the document lists it.</returns>
                public static bool TryParse(string? wireValue, out {{name}} value)
                {
                    value = Parse(wireValue);
                    return value != {{name}}.Unknown;
                }

                /// <summary>Gets the text that the service sends for a status.</summary>
                /// <param name="status">The status.</param>
                /// <returns>The text; null for <see cref="{{name}}.Unknown"/>, which has none.</returns>
                public static string? ToWireValue(this {{name}} status) => status switch
                {{SourceWriter.Arms(members.Select(member => $"{Of(member.Name)} => {CSharpText.Literal(member.WireValue)}"), "null")}}

                /// <summary>The text that the document lists, for one that differs from it only in letter case or in white space around it.</summary>
                /// <param name="wireValue">The text.</param>
                /// <returns>The listed text; null where there is none, or where the document lists the text itself.</returns>
                public static string? FindSimilar(string? wireValue) => Parse(wireValue) != {{name}}.Unknown ? null : wireValue?.Trim().ToUpperInvariant() switch
                {{SourceWriter.Arms(similar.Select(same => $"{CSharpText.Literal(same.Key)} => {CSharpText.Literal(same.First().WireValue)}"), "null")}}
                """);
        if (bound.Outcomes is { } outcomes)
        {
            writer.Block($$"""

                /// <summary>Returns whether a task with this status has ended.</summary>
                /// <param name="status">The status.</param>
                /// <returns>Whether it has; false for <see cref="{{name}}.Unknown"/>.</returns>
                public static bool IsTerminal(this {{name}} status) => GetOutcome(status) != {{Outcome}}.Pending;

                /// <summary>Gets the meaning of a status for a wait.</summary>
                /// <param name="status">The status.</param>
                /// <returns>The outcome; pending for <see cref="{{name}}.Unknown"/>, which is never taken for an end.</returns>
                public static {{Outcome}} GetOutcome(this {{name}} status) => status switch
                {{SourceWriter.Arms(outcomes.Select(outcome => $"{Of(outcome.Member)} => {Outcome}.{outcome.Outcome}"), Outcome + ".Pending")}}
                """);
        }

        return writer.ToSourceText();

        string Of(string member) => $"{name}.{CSharpText.Identifier(member)}";
    }

    /// <summary>The name of the enum where a method, or one that every type has, could be called the same.</summary>
    public static string NameOf(BoundEnum bound) => Array.IndexOf(Methods, bound.Model.Name) >= 0
        ? CSharpText.Global(bound.Namespace, bound.Model.Name)
        : bound.Model.Name;
}
