using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// Finds the client's method and the response's members for every operation, and reduces them to text: no symbol
/// leaves this step.
/// </summary>
internal sealed class ClientBinder(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly ClientLookup _lookup = new ClientLookup(compilation, cancellationToken);
    private readonly ClientExceptions _exceptions = new ClientExceptions(compilation);
    private readonly TakenNames _names = new TakenNames(compilation);
    private readonly EnumRegistry _enums = new();
    private readonly List<BoundOperation> _operations = [];
    private readonly List<BoundStarter> _starters = [];
    private readonly List<BoundTypedStatus> _typedStatuses = [];
    private readonly List<BindingDiagnostic> _diagnostics = [];

    public static BindingResult Bind(EquatableArray<DocumentModel> documents, Compilation compilation, CancellationToken cancellationToken)
    {
        var binder = new ClientBinder(compilation, cancellationToken);
        foreach (var document in documents)
        {
            binder.Bind(document);
        }

        return new BindingResult(
            new(binder._operations.Select(binder.Finish)),
            new(binder._starters),
            new(binder._enums.All),
            new(binder._typedStatuses),
            new(binder._diagnostics));
    }

    private void Bind(DocumentModel document)
    {
        if (document.Operations.Count == 0 || !CanEmit(document))
        {
            return;
        }

        for (var index = 0; index < document.Operations.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = document.Operations[index];
            var binding = new OperationBinding(operation, compilation);
            var bound = binding.Bind(_lookup, _exceptions, document.Options);
            if (bound is not null && Register(binding, bound, operation) is { } taken)
            {
                binding.Report(OperationPart.Name, DiagnosticIds.NameUsedTwice, operation.Name, taken);
            }
            else if (bound is not null)
            {
                _starters.AddRange(operation.Starters
                    .Select(starter => new StarterBinding(starter, bound, binding, compilation).Bind(_lookup, _names, document.Options))
                    .OfType<BoundStarter>());
            }

            _diagnostics.AddRange(binding.Diagnostics.Select(diagnostic => diagnostic with { Path = document.Path, Operation = index }));
        }
    }

    /// <summary>Whether what is emitted could be compiled at all.</summary>
    private bool CanEmit(DocumentModel document)
    {
        if (compilation is CSharpCompilation { LanguageVersion: var version } && version < LanguageVersion.CSharp9)
        {
            ReportDocument(document, DiagnosticIds.UnsupportedLanguage, version.ToDisplayString());
            return false;
        }

        if (compilation.GetTypeByMetadataName(RuntimeNames.MarkerType) is null)
        {
            ReportDocument(document, DiagnosticIds.MissingRuntime);
            return false;
        }

        return true;
    }

    /// <summary>Adds an operation with its enum; why it cannot be added, where it cannot.</summary>
    private string? Register(OperationBinding binding, BoundOperation bound, OperationModel operation)
    {
        var status = operation.Status;
        var outcomes = status.HasStates ? status.Outcomes : default(EquatableArray<StatusOutcome>?);
        var added = new BoundEnum(bound.Method.Namespace, bound.Accessibility, status.Enum with { Name = binding.EnumName }, status.IsOutcome ? JsonKind.Text : status.Kind, outcomes);
        if (!_enums.CanAdd(added))
        {
            return $"'{binding.EnumName}', but another x-polling has that with other members already";
        }

        if (_names.Take(bound, binding.EnumName) is { } taken)
        {
            return taken;
        }

        _enums.Add(added);
        _operations.Add(bound);
        if (binding.TypedStatus is { } typed && _names.TakeTypedStatus(typed))
        {
            _typedStatuses.Add(typed);
        }

        return null;
    }

    // Only now it is known whether all waiters of an enum agree.
    private BoundOperation Finish(BoundOperation operation)
    {
        var name = operation.StatusEnum.Substring(operation.StatusEnum.LastIndexOfAny(['.', ':']) + 1);
        return _enums.IsContested(operation.Method.Namespace, name)
            ? operation
            : operation with { Status = operation.Status with { OwnOutcomes = null } };
    }

    private void ReportDocument(DocumentModel document, string id, params string[] arguments)
        => _diagnostics.Add(new BindingDiagnostic(document.Path, Operation: null, Place: 0, id, new(arguments)));
}
