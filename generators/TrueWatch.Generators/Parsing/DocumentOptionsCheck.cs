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

    public static void Check(DocumentOptions options, DiagnosticSink sink)
    {
        if (options.Enums is { } enums && !EnumChoices.Contains(enums, StringComparer.OrdinalIgnoreCase))
        {
            sink.Report(
                DiagnosticIds.UnknownMetadata,
                default,
                $"Enums is '{enums}', and has to be one of {string.Join(", ", EnumChoices)}");
        }

        if (options.Namespace is { } name && !name.Split('.').All(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier))
        {
            sink.Report(DiagnosticIds.UnknownMetadata, default, $"Namespace is '{name}', which is no C# namespace");
        }
    }
}
