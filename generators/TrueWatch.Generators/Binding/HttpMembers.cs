namespace TrueWatch.Generators.Binding;

/// <summary>Where responses and exceptions have the HTTP status and the headers.</summary>
internal static class HttpMembers
{
    private static readonly string[] StatusCodeNames = ["StatusCode", "ResponseStatusCode", "HttpStatusCode"];
    private static readonly string[] HeadersNames = ["Headers", "ResponseHeaders"];

    public static DataMember? StatusCode(ITypeSymbol owner) => StatusCodeNames
        .Select(name => JsonMembers.Named(owner, name))
        .FirstOrDefault(member => member is not null && NullableType.Underlying(member.Type) is var type
            && (type.SpecialType == SpecialType.System_Int32 || type.ToDisplayString() == "System.Net.HttpStatusCode"));

    /// <summary>The HTTP status as an integer; zero where there is none.</summary>
    public static string AsInteger(string owner, DataMember statusCode)
    {
        var access = $"{owner}.{statusCode.Name}" + (NullableType.MayBeNull(statusCode.Type) ? ".GetValueOrDefault()" : "");
        return NullableType.Underlying(statusCode.Type).SpecialType == SpecialType.System_Int32 ? access : "(int)" + access;
    }

    /// <summary>The member with the headers, if they are of a type that the runtime can read.</summary>
    public static DataMember? Headers(ITypeSymbol type) => HeadersNames
        .Select(name => JsonMembers.Named(type, name))
        .FirstOrDefault(member => member is not null && AreHeaders(member.Type));

    public static bool IsException(ITypeSymbol type) => JsonMembers.Bases(type).Any(one => one.ToDisplayString() == "System.Exception");

    // HttpHeaders and dictionaries of lists are both a sequence of names with their values.
    private static bool AreHeaders(ITypeSymbol type) => type.AllInterfaces
        .Prepend(type)
        .Any(one => one.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == RuntimeNames.HeadersType);
}
