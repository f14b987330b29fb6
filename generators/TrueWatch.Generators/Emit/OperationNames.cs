using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Emit;

/// <summary>
/// The names of what a waiter adds to the method's parameters, out of the way of those. An item is one of many tasks: each has
/// arguments of its own for the varying parameters, and all have the same for the common ones.
/// </summary>
internal sealed record OperationNames(
    UniqueNames Taken, string Client, string Options, string Progress, string Timeout, string Token, string CancellationToken,
    string Item, string Items, IReadOnlyList<BoundParameter> Varying, IReadOnlyList<BoundParameter> Common)
{
    /// <summary>The type of <see cref="Items"/>: a list of arguments, or of tuples where one task takes several.</summary>
    public string ItemsType => "global::System.Collections.Generic.IEnumerable<"
        + (Varying.Count == 1 ? Varying[0].Type : $"({string.Join(", ", Varying.Select(Element))})")
        + ">";

    public static OperationNames Of(IReadOnlyList<BoundParameter> parameters)
    {
        // What makes one task: the parameters that every call has to give, where there are any.
        var required = parameters.Where(parameter => parameter.DefaultValue is null).ToList();
        var varying = required.Count > 0 ? required : parameters.ToList();
        var plural = varying.Count == 1 ? EnglishPlural.Of(varying[0].PlainName) : "";
        var items = SyntaxFacts.IsValidIdentifier(plural) && CSharpText.Identifier(plural) == plural ? plural : "items";
        var taken = new UniqueNames(parameters.Select(parameter => parameter.PlainName));
        return new OperationNames(
            taken, taken.Take("client"), taken.Take("options"), taken.Take("progress"), taken.Take("timeout"), taken.Take("token"),
            taken.Take("cancellationToken"), taken.Take("item"), taken.Take(items), varying, parameters.Except(varying).ToList());
    }

    /// <summary>What refuses null for a parameter.</summary>
    public string ThrowNull(string parameter)
    {
        var name = Taken.IsTaken("nameof") ? CSharpText.Literal(parameter) : $"nameof({parameter})";
        return $"throw new global::System.ArgumentNullException({name})";
    }

    // Tuples have members of their own, all of which begin with a capital.
    private static string Element(BoundParameter parameter)
        => char.IsUpper(parameter.Name[0]) ? parameter.Type : $"{parameter.Type} {parameter.Name}";
}
