using TrueWatch.Generators.Models;
using TrueWatch.Generators.Parsing;

namespace TrueWatch.Generators.Emit;

/// <summary>The names of the parameters that a waiter adds, out of the way of the method's own.</summary>
internal sealed class OperationNames
{
    public OperationNames(BoundOperation operation)
    {
        var taken = new HashSet<string>(operation.Parameters.Select(parameter => parameter.Name));
        Client = Identifiers.MakeUnique("client", taken);
        Options = Identifiers.MakeUnique("options", taken);
        Progress = Identifiers.MakeUnique("progress", taken);
        CancellationToken = Identifiers.MakeUnique("cancellationToken", taken);
    }

    public string Client { get; }

    public string Options { get; }

    public string Progress { get; }

    public string CancellationToken { get; }
}
