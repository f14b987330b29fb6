namespace TrueWatch.Generators.Binding;

/// <summary>Reports what does not fit between an operation of a document and the client.</summary>
internal sealed class OperationDiagnostics(OperationModel operation, string path, int index, List<BindingDiagnostic> diagnostics)
{
    /// <summary>Reports that the response does not fit.</summary>
    public void Complain(OperationPart part, string problem) => Report(part, MemberDoesNotFit, operation.DisplayName, problem);

    /// <summary>Reports what may be read wrongly.</summary>
    public void Doubt(OperationPart part, DiagnosticDescriptor descriptor, string problem)
        => Report(part, descriptor, $"x-polling '{operation.Name}'", problem);

    public void Report(OperationPart part, DiagnosticDescriptor descriptor, params string[] arguments)
        => diagnostics.Add(new BindingDiagnostic(path, (index, (int)part), descriptor, new(arguments)));
}
