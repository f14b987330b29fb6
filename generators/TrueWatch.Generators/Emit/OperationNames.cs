using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Emit;

/// <summary>The names of what a waiter adds to the method's parameters, out of the way of those.</summary>
internal sealed class OperationNames
{
    private readonly bool _hidesNameOf;
    private readonly UniqueNames _taken;

    public OperationNames(IReadOnlyList<BoundParameter> parameters)
    {
        _taken = new UniqueNames(parameters.Select(parameter => parameter.PlainName), StringComparer.Ordinal);
        Client = _taken.Take("client");
        Options = _taken.Take("options");
        Progress = _taken.Take("progress");
        Timeout = _taken.Take("timeout");
        Token = _taken.Take("token");
        CancellationToken = _taken.Take("cancellationToken");
        Item = _taken.Take("item");

        // What makes one task: the parameters that every call has to give, where there are any.
        var required = parameters.Where(parameter => parameter.DefaultValue is null).ToList();
        Varying = required.Count > 0 ? required : parameters.ToList();
        Common = parameters.Where(parameter => !Varying.Contains(parameter)).ToList();
        var plural = Varying.Count == 1 ? EnglishPlural.Of(Varying[0].PlainName) : "";
        Items = _taken.Take(SyntaxFacts.IsValidIdentifier(plural) && CSharpText.Identifier(plural) == plural ? plural : "items");
        _hidesNameOf = _taken.IsTaken("nameof");
    }

    public string Client { get; }

    public string Options { get; }

    public string Progress { get; }

    public string Timeout { get; }

    public string Token { get; }

    public string CancellationToken { get; }

    /// <summary>One of many tasks.</summary>
    public string Item { get; }

    /// <summary>Many tasks.</summary>
    public string Items { get; }

    /// <summary>The parameters that each of many tasks has its own argument for.</summary>
    public IReadOnlyList<BoundParameter> Varying { get; }

    /// <summary>The parameters that many tasks share an argument for.</summary>
    public IReadOnlyList<BoundParameter> Common { get; }

    /// <summary>The type of <see cref="Items"/>: a list of arguments, or of tuples where one task takes several.</summary>
    public string ItemsType => "global::System.Collections.Generic.IEnumerable<"
        + (Varying.Count == 1 ? Varying[0].Type : $"({string.Join(", ", Varying.Select(Element))})")
        + ">";

    /// <summary>A name of that kind that is free, and taken from then on.</summary>
    public string Take(string name) => _taken.Take(name);

    /// <summary>What refuses null for a parameter.</summary>
    public string ThrowNull(string parameter)
        => $"throw new global::System.ArgumentNullException({(_hidesNameOf ? CSharpText.Literal(parameter) : $"nameof({parameter})")})";

    // Tuples have members of their own, all of which begin with a capital.
    private static string Element(BoundParameter parameter)
        => char.IsUpper(parameter.Name[0]) ? parameter.Type : $"{parameter.Type} {parameter.Name}";
}
