using Microsoft.CodeAnalysis.CSharp;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>Checks what the project says of a document.</summary>
internal static class DocumentOptionsCheck
{
    private const string AllEnums = "All";
    private static readonly string[] EnumChoices = ["Status", AllEnums];

    public static bool WantsAllEnums(DocumentOptions options)
        => string.Equals(options.Enums, AllEnums, StringComparison.OrdinalIgnoreCase);

    /// <summary>The options without what is not right, which is reported.</summary>
    public static DocumentOptions Check(DocumentOptions options, DiagnosticSink sink)
    {
        options = options with { RootNamespace = options.RootNamespace is { } root ? Mend(root) : null };
        if (options.Enums is { } enums && !EnumChoices.Contains(enums, StringComparer.OrdinalIgnoreCase))
        {
            sink.Report(
                DiagnosticIds.UnknownMetadata,
                default,
                $"Enums is '{enums}', and has to be one of {string.Join(", ", EnumChoices)}");
        }

        if (options.Namespace is { } name && !IsNamespace(name))
        {
            sink.Report(DiagnosticIds.UnknownMetadata, default, $"Namespace is '{name}', which is no C# namespace");
            return options with { Namespace = null };
        }

        return options;
    }

    // A project's default namespace is its file's name, whatever that is.
    private static string Mend(string name) => string.Join(".", name.Split('.').Select(part =>
    {
        var mended = new string(part.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_').ToArray());
        return IsNamespace(mended) ? mended : "_" + mended;
    }));

    private static bool IsNamespace(string name) => name.Split('.')
        .All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);
}
