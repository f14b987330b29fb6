namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>A bound of a schema: the tightest of its parts, however OpenAPI 3.0 and 3.1 write one that is exclusive.</summary>
internal sealed record Bound(decimal Value, bool IsExclusive, bool IsUpper) : IComparable<Bound>
{
    /// <summary>The bound that a key sets; null where it sets none. That nothing is shorter than zero says nothing.</summary>
    public static Bound? Of(SchemaView schema, string key)
    {
        var exclusiveKey = "exclusiveM" + key.Substring(1);
        var bounds =
            from part in schema.Parts
            from bound in new[] { (Node: part[key], IsExclusive: YamlText.IsTrue(part[exclusiveKey])), (Node: part[exclusiveKey], IsExclusive: true) }
            let number = YamlText.Number(bound.Node)
            where number is not null && !(number == 0 && key is "minLength" or "minItems" or "minProperties")
            select new Bound(number.Value, bound.IsExclusive, key.StartsWith("max", StringComparison.Ordinal));
        return bounds.Max();
    }

    /// <summary>The tighter one of two bounds is the greater one.</summary>
    public int CompareTo(Bound other)
    {
        var order = IsUpper ? other.Value.CompareTo(Value) : Value.CompareTo(other.Value);
        return order != 0 ? order : IsExclusive.CompareTo(other.IsExclusive);
    }

    public override string ToString() => YamlText.Of(Value) + (IsExclusive ? " (exclusive)" : "");
}
