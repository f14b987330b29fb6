namespace TrueWatch.Generators.Binding;

/// <summary>The members that lead from a response to a part of it.</summary>
internal sealed class MemberPath(ITypeSymbol root, List<DataMember> members)
{
    /// <summary>The member at the end; null for the response itself.</summary>
    public DataMember? Last => members.LastOrDefault();

    public ITypeSymbol Type => Last?.Type ?? root;

    /// <summary>
    /// The type at the end as C# text: nullable where any step of the path says that it is, and where only null can stand
    /// for a value that is not there.
    /// </summary>
    public string TypeText => CSharpText.Type(NullableType.Underlying(Type)) + (IsNullable ? "?" : "");

    /// <summary>
    /// The access with <c>?.</c> behind every member that is a reference: whatever the annotations promise, an answer can
    /// lack the part that the status is in.
    /// </summary>
    public string StatusAccess => Access(IsConditional);

    /// <summary>The same, with the annotation that the type at the end has.</summary>
    public string ResultAccess => StatusAccess + (IsNullable || !StatusAccess.Contains('?') ? "" : "!");

    /// <summary>The access from a body that may not be there.</summary>
    public string ConditionAccess => Access(static (type, isRoot) => isRoot || NullableType.CanBeNull(type));

    /// <returns>The path, or null with the reason why a name is not there.</returns>
    public static MemberPath? Follow(ITypeSymbol response, DataMember? wrapped, EquatableArray<string> names, out string problem)
    {
        List<DataMember> members = wrapped is null ? [] : [wrapped];
        foreach (var name in names)
        {
            var owner = NullableType.Underlying(members.LastOrDefault()?.Type ?? response);
            if (JsonMembers.Find(owner, name) is not { } member)
            {
                problem = $"no readable property or field of '{owner.ToDisplayString()}' has [JsonPropertyName(\"{name}\")] or is called '{Identifiers.ToPascalCase(name)}'; there is {NameList.Of(JsonMembers.All(owner).Select(known => known.Name))}";
                return null;
            }

            members.Add(member);
        }

        problem = "";
        return new MemberPath(response, members);
    }

    private bool IsNullable => NullableType.MayBeNull(root)
        || members.Any(member => NullableType.MayBeNull(member.Type))
        || (Type.IsValueType && StatusAccess.Contains('?'));

    // Code without annotations promises nothing of the response either.
    private static bool IsConditional(ITypeSymbol type, bool isRoot) => NullableType.MayBeNull(type)
        || (NullableType.CanBeNull(type) && (!isRoot || type.NullableAnnotation == NullableAnnotation.None));

    private string Access(Func<ITypeSymbol, bool, bool> isConditional) => string.Concat(members.Select((member, index) =>
        (isConditional(index == 0 ? root : members[index - 1].Type, index == 0) ? "?." : ".") + CSharpText.Identifier(member.Name)));
}
