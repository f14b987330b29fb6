using TrueWatch.Generators.Binding;
using TrueWatch.Generators.Emit;

namespace TrueWatch.Generators;

/// <summary>
/// Emits an open status enum and waiters for every operation with <c>x-polling</c> in the project's OpenAPI documents:
/// the additional files whose item metadata <c>OpenApiPolling</c> is <c>true</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PollingGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Read each document once. Only its text and its item's metadata are inputs here: no C# edit gets this far.
        var parsed = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Document: pair.Left, Options: DocumentOptions.Read(pair.Right.GetOptions(pair.Left))))
            .Where(static pair => pair.Options is not null)
            .Select(static (pair, cancellationToken) => DocumentParser.Parse(pair.Document, pair.Options!, cancellationToken))
            .WithTrackingName(TrackingNames.Parse);

        // Leave the positions behind: an edit that only moves lines ends here.
        var documents = parsed
            .Select(static (document, _) => document.Model)
            .Collect()
            .Select(static (all, _) => new EquatableArray<DocumentModel>(all))
            .WithTrackingName(TrackingNames.Documents);

        // Leave the bodies behind: most C# edits end here.
        var project = context.CompilationProvider
            .Select(static (compilation, _) => new Project(compilation))
            .WithTrackingName(TrackingNames.Project);

        // Look the client up. What comes out holds text only, so that any other C# edit ends here.
        var bound = documents
            .Combine(project)
            .Select(static (pair, cancellationToken) => ClientBinder.Bind(pair.Left, pair.Right.Compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Bind);

        var operations = bound.SelectMany(static (result, _) => result.Operations).WithTrackingName(TrackingNames.Operations);
        context.RegisterSourceOutput(operations, static (output, operation) =>
        {
            output.AddSource(FileName(operation.Method.Namespace, EmittedNames.Operation(operation.Name)), OperationEmitter.Emit(operation));
            output.AddSource(FileName(operation.Method.Namespace, EmittedNames.Extensions(operation.Name)), ExtensionsEmitter.Emit(operation));
        });

        var starters = bound.SelectMany(static (result, _) => result.Starters).WithTrackingName(TrackingNames.Starters);
        context.RegisterSourceOutput(starters, static (output, starter) => output.AddSource(
            FileName(starter.Method.Namespace, EmittedNames.StartExtensions(starter.Model)), StarterEmitter.Emit(starter)));

        var enums = bound.SelectMany(static (result, _) => result.Enums).WithTrackingName(TrackingNames.Enums);
        context.RegisterSourceOutput(enums, static (output, bound) =>
        {
            output.AddSource(FileName(bound.Namespace, bound.Model.Name), EnumEmitter.Emit(bound));
            output.AddSource(FileName(bound.Namespace, EmittedNames.EnumExtensions(bound.Model.Name)), EnumExtensionsEmitter.Emit(bound));
            output.AddSource(FileName(bound.Namespace, EmittedNames.JsonConverter(bound.Model.Name)), JsonConverterEmitter.Emit(bound));
        });

        var typedStatuses = bound.SelectMany(static (result, _) => result.TypedStatuses).WithTrackingName(TrackingNames.TypedStatuses);
        context.RegisterSourceOutput(typedStatuses, static (output, typed) => output.AddSource(
            FileName(typed.Namespace, $"{typed.TypeName}.{typed.Property}"), TypedStatusEmitter.Emit(typed)));

        // Diagnostics travel apart from the sources: they know positions, and positions change often.
        context.RegisterSourceOutput(parsed, static (output, document) => Report(output, document.Diagnostics));
        context.RegisterSourceOutput(
            bound.Combine(parsed.Collect()),
            static (output, pair) => Report(output, pair.Left.Diagnostics.Select(diagnostic => diagnostic.Locate(pair.Right))));
    }

    private static string FileName(string @namespace, string typeName)
        => CSharpText.Qualify(@namespace, typeName).Replace("@", "") + ".g.cs";

    private static void Report(SourceProductionContext output, IEnumerable<DiagnosticModel> diagnostics)
    {
        foreach (var (descriptor, path, span, arguments) in diagnostics)
        {
            output.ReportDiagnostic(Diagnostic.Create(descriptor, span.ToLocation(path), [.. arguments.Select(MessageText.OnOneLine)]));
        }
    }
}
