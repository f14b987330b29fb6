using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// Finds the client's method and the response's members for every operation, and reduces them to text: no symbol leaves this step.
/// </summary>
internal sealed class ClientBinder(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly ClientLookup _lookup = new ClientLookup(compilation, cancellationToken);
    private readonly ClientExceptions _exceptions = new ClientExceptions(compilation);
    private readonly TakenNames _names = new TakenNames(compilation);
    private readonly Dictionary<string, EnumModel> _enums = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(BoundOperation Operation, BoundEnum Enum)> _operations = [];
    private readonly List<BoundStarter> _starters = [];
    private readonly List<BoundTypedStatus> _typedStatuses = [];
    private readonly List<BindingDiagnostic> _diagnostics = [];

    public static BindingResult Bind(EquatableArray<DocumentModel> documents, Compilation compilation, CancellationToken cancellationToken)
    {
        var binder = new ClientBinder(compilation, cancellationToken);
        foreach (var document in documents.Where(document => document.Operations.Count > 0))
        {
            binder.Bind(document);
        }

        return binder.Finish();
    }

    private void Bind(DocumentModel document)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp9 and var version })
        {
            _diagnostics.Add(new BindingDiagnostic(document.Path, Place: null, UnsupportedLanguage, new([version.ToDisplayString()])));
            return;
        }

        if (compilation.GetTypeByMetadataName(RuntimeNames.MarkerType) is null)
        {
            _diagnostics.Add(new BindingDiagnostic(document.Path, Place: null, MissingRuntime, default));
            return;
        }

        for (var index = 0; index < document.Operations.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Bind(document.Operations[index], document, index);
        }
    }

    private void Bind(OperationModel operation, DocumentModel document, int index)
    {
        var diagnostics = new OperationDiagnostics(operation, document.Path, index, _diagnostics);
        var binding = new OperationBinding(operation, compilation, diagnostics);
        if (binding.Bind(_lookup, _exceptions, document.Options) is not { } bound)
        {
            return;
        }

        // A file has the name of its type, and files may not differ in letter case only.
        var (name, added) = (bound.Status.Enum, binding.Enum!);
        var taken = _enums.TryGetValue(name, out var known) && known != added.Model
            ? $"'{added.Model.Name}', but another x-polling has that with other members already"
            : _names.Take(bound, added.Model.Name);
        if (taken is not null)
        {
            diagnostics.Report(OperationPart.Name, NameUsedTwice, operation.Name, taken);
            return;
        }

        _enums[name] = added.Model;
        _operations.Add((bound, added));
        if (binding.TypedStatus is { } typed && _names.TakeTypedStatus(typed))
        {
            _typedStatuses.Add(typed);
        }

        var starters = operation.Starters.Select(starter => new StarterBinding(starter, bound, binding.Method!, compilation, diagnostics));
        _starters.AddRange(starters.Select(one => one.Bind(operation, _lookup, _names, document.Options)).OfType<BoundStarter>());
    }

    // Only now it is known whether all waiters of an enum agree.
    private BindingResult Finish()
    {
        var agreed = _operations
            .GroupBy(one => one.Operation.Status.Enum, one => one.Enum.Outcomes)
            .ToDictionary(one => one.Key, one => one.OfType<EquatableArray<StatusOutcome>>().Distinct().ToList());
        var operations = _operations.Select(one => agreed[one.Operation.Status.Enum].Count > 1
            ? one.Operation
            : one.Operation with { Status = one.Operation.Status with { OwnOutcomes = null } });
        var enums = _operations.GroupBy(one => one.Operation.Status.Enum, (name, same) => same.First().Enum with
        {
            Outcomes = agreed[name].Count == 1 ? agreed[name][0] : null,
        });
        return new BindingResult(new(operations), new(_starters), new(enums), new(_typedStatuses), new(_diagnostics));
    }
}
