using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Emit;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Parsing;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// Finds the client's method and the response's members for every operation, and reduces them to text: no symbol
/// leaves this step.
/// </summary>
internal sealed class ClientBinder
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly List<BoundOperation> _operations = [];
    private readonly List<BoundEnum> _enums = [];
    private readonly List<BoundTypedStatus> _typedStatuses = [];
    private readonly List<BindingDiagnostic> _diagnostics = [];

    private ClientBinder(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    public static BindingResult Bind(
        EquatableArray<DocumentModel> documents, Compilation compilation, CancellationToken cancellationToken)
    {
        var binder = new ClientBinder(compilation, cancellationToken);
        foreach (var document in documents)
        {
            for (var index = 0; index < document.Operations.Count; index++)
            {
                binder.Bind(document.Path, index, document.Operations[index]);
            }
        }

        return new BindingResult(
            new(binder._operations), new(binder._enums), new(binder._typedStatuses), new(binder._diagnostics));
    }

    private void Bind(string path, int index, OperationModel operation)
    {
        if (ClientMethod.Find(_compilation, operation.OperationId, _cancellationToken, out var problem) is not { } method)
        {
            Report(OperationPart.OperationId, DiagnosticIds.NoClientMethod, operation.OperationId, problem);
            return;
        }

        if (ResponsePath.Follow(method.Response, operation.Result, out problem) is not { } result)
        {
            Report(OperationPart.Result, DiagnosticIds.MemberDoesNotFit, operation.OperationId, problem);
            return;
        }

        var status = ResponsePath.Follow(method.Response, operation.Status, out problem);
        if (status is not { Last.Type.SpecialType: SpecialType.System_String })
        {
            problem = status is null
                ? problem
                : $"'{status.Last!.ToDisplayString()}' is a '{status.Last.Type.ToDisplayString()}', and the raw status has to be a string";
            Report(OperationPart.Status, DiagnosticIds.MemberDoesNotFit, operation.OperationId, problem);
            return;
        }

        var client = method.Symbol.ContainingType;
        var @namespace = CSharpText.Namespace(client);
        var accessibility = CSharpText.Accessibility(client);
        if (FindTaken(@namespace, operation) is { } taken)
        {
            Report(OperationPart.Name, DiagnosticIds.NameUsedTwice, operation.Name, taken);
            return;
        }

        if (!AddEnum(new BoundEnum(@namespace, accessibility, operation.StatusEnum)))
        {
            Report(OperationPart.Name, DiagnosticIds.NameUsedTwice, operation.Name, operation.StatusEnum.Name);
            return;
        }

        var statusEnum = CSharpText.Global(@namespace, operation.StatusEnum.Name);
        if (TypedStatus.For(status.Last, operation.Status[operation.Status.Count - 1], statusEnum, accessibility, _compilation) is { } typed
            && !_typedStatuses.Contains(typed))
        {
            _typedStatuses.Add(typed);
        }

        _operations.Add(new BoundOperation(
            @namespace,
            accessibility,
            operation.Name,
            operation.Summary,
            CSharpText.Type(client),
            CSharpText.Identifier(method.Symbol.Name),
            new(method.Parameters.Select(parameter => CSharpText.Parameter(parameter, Describe(operation, parameter)))),
            method.CancellationToken is { } token ? CSharpText.Identifier(token.Name) : null,
            result.Type,
            result.ResultAccess,
            status.StatusAccess,
            statusEnum,
            operation.Schedule));

        void Report(OperationPart part, string id, params string[] arguments)
            => _diagnostics.Add(new BindingDiagnostic(path, index, part, id, new(arguments)));
    }

    // A client's parameter is called after the document's, apart from letter case and separators.
    private static string? Describe(OperationModel operation, IParameterSymbol parameter) => operation.Parameters
        .FirstOrDefault(documented => string.Equals(
            Identifiers.ToPascalCase(documented.Name), Identifiers.ToPascalCase(parameter.Name), StringComparison.Ordinal))
        ?.Description;

    /// <summary>The first name that the operation would emit although the project, or another operation, has it.</summary>
    private string? FindTaken(string @namespace, OperationModel operation)
    {
        var taken = _operations
            .Where(other => other.Namespace == @namespace)
            .SelectMany(other => ExtensionsEmitter.MethodNames(other.Name))
            .Intersect(ExtensionsEmitter.MethodNames(operation.Name))
            .FirstOrDefault();
        if (taken is not null)
        {
            return taken;
        }

        string[] emitted =
        [
            operation.StatusEnum.Name,
            EnumExtensionsEmitter.TypeName(operation.StatusEnum.Name),
            OperationEmitter.TypeName(operation.Name),
            ExtensionsEmitter.TypeName(operation.Name),
        ];
        var prefix = @namespace.Length == 0 ? "" : @namespace + ".";
        return Array.Find(emitted, name => _compilation.Assembly.GetTypeByMetadataName(prefix + name) is not null);
    }

    /// <summary>Adds an enum; false when another operation gives the same enum another meaning.</summary>
    private bool AddEnum(BoundEnum added)
    {
        var same = _enums.Find(other => other.Namespace == added.Namespace && other.Model.Name == added.Model.Name);
        if (same is null)
        {
            _enums.Add(added);
        }

        return same is null || same == added;
    }
}
