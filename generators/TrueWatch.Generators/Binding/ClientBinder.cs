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
        foreach (var document in documents)
        {
            binder.Bind(document);
        }

        return binder.Finish();
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
            var binding = new OperationBinding(operation, document.Path, index, compilation, _diagnostics);
            if (binding.Bind(_lookup, _exceptions, document.Options) is not { } bound)
            {
                continue;
            }

            if (Register(bound, binding.Enum!) is { } taken)
            {
                binding.Report(OperationPart.Name, NameUsedTwice, operation.Name, taken);
                continue;
            }

            if (binding.TypedStatus is { } typed && _names.TakeTypedStatus(typed))
            {
                _typedStatuses.Add(typed);
            }

            _starters.AddRange(operation.Starters
                .Select(starter => new StarterBinding(starter, bound, binding, compilation).Bind(_lookup, _names, document.Options))
                .OfType<BoundStarter>());
        }
    }

    /// <summary>Whether what is emitted could be compiled at all.</summary>
    private bool CanEmit(DocumentModel document)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp9 and var version })
        {
            ReportDocument(document, UnsupportedLanguage, version.ToDisplayString());
            return false;
        }

        var hasRuntime = compilation.GetTypeByMetadataName(RuntimeNames.MarkerType) is not null;
        if (!hasRuntime)
        {
            ReportDocument(document, MissingRuntime);
        }

        return hasRuntime;
    }

    /// <summary>Adds an operation with its enum; why it cannot be added, where it cannot.</summary>
    private string? Register(BoundOperation bound, BoundEnum added)
    {
        // A file has the name of its type, and files may not differ in letter case only.
        if (_enums.TryGetValue(bound.StatusEnum, out var known) && known != added.Model)
        {
            return $"'{added.Model.Name}', but another x-polling has that with other members already";
        }

        var taken = _names.Take(bound, added.Model.Name);
        if (taken is null)
        {
            _enums[bound.StatusEnum] = added.Model;
            _operations.Add((bound, added));
        }

        return taken;
    }

    // Only now it is known whether all waiters of an enum agree.
    private BindingResult Finish()
    {
        var outcomes = _operations.ToLookup(one => one.Operation.StatusEnum, one => one.Enum.Outcomes);
        var agreed = outcomes.ToDictionary(one => one.Key, one => one.OfType<EquatableArray<StatusOutcome>>().Distinct().ToList());
        var operations = _operations.Select(one => agreed[one.Operation.StatusEnum].Count > 1
            ? one.Operation
            : one.Operation with { Status = one.Operation.Status with { OwnOutcomes = null } });
        var enums = _operations.GroupBy(one => one.Operation.StatusEnum, (name, same) => same.First().Enum with
        {
            Outcomes = agreed[name].Count == 1 ? agreed[name][0] : null,
        });
        return new BindingResult(new(operations), new(_starters), new(enums), new(_typedStatuses), new(_diagnostics));
    }

    private void ReportDocument(DocumentModel document, DiagnosticDescriptor descriptor, params string[] arguments)
        => _diagnostics.Add(new BindingDiagnostic(document.Path, Place: null, descriptor, new(arguments)));
}
