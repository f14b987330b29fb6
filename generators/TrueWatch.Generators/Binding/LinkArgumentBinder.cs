namespace TrueWatch.Generators.Binding;

/// <summary>Binds what a link gives to the polled operation: to the response, to the parameters and to the types of the client.</summary>
internal sealed class LinkArgumentBinder(ClientMethod method, ResponseShape shape, BoundResponse response, StarterModel starter, Compilation compilation)
{
    // How Refit names what a parameter is called in the document.
    private static readonly string[] NameAttributes = ["AliasAsAttribute", "HeaderAttribute"];

    /// <summary>Whether a client's parameter is the one of that name: apart from letter case and separators, or by an attribute.</summary>
    public static bool IsCalled(IParameterSymbol parameter, string name)
        => Identifiers.ToPascalCase(parameter.Name) == Identifiers.ToPascalCase(name)
            || NameAttributes.Any(attribute => string.Equals(JsonMembers.AttributeText(parameter, attribute, "Name"), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Binds an argument to the parameter that it is for.</summary>
    /// <returns>The argument, or null with what is wrong.</returns>
    public BoundLinkArgument? Bind(LinkArgumentModel argument, IParameterSymbol target, string? otherwise, out string problem)
    {
        problem = "";
        if (argument.Source == LinkSource.Constant)
        {
            var kind = argument.Kind is JsonKind.Any or JsonKind.Text || target.Type.SpecialType == SpecialType.System_String ? JsonKind.Text : Literal.KindOf(argument.Text);
            if (ConditionBinder.Pattern(NullableType.Underlying(target.Type), new LiteralModel(kind, argument.Text), argument.Kind) is { } constant)
            {
                return new BoundLinkArgument(constant, argument.Source, argument.Text, CanBeNull: false, Otherwise: null, TextType: null);
            }

            problem = $"'{argument.Text}' is no value of the type '{target.Type.ToDisplayString()}' that the parameter '{target.Name}' of the client's method has";
            return null;
        }

        if (Find(argument, out problem) is not { } found)
        {
            return null;
        }

        var (access, type) = found;
        var from = NullableType.Underlying(type);
        var to = NullableType.Underlying(target.Type);
        var isText = to.SpecialType == SpecialType.System_String;
        var value = isText && from.SpecialType == SpecialType.System_String ? $"{RuntimeNames.Start}.ToArgument({access})"
            : isText && IsScalar(from) ? $"{RuntimeNames.Start}.ToArgument<{CSharpText.Type(from)}>({access})"
            : !isText && (from.IsValueType || from.SpecialType == SpecialType.System_String) && compilation.ClassifyCommonConversion(from, to) is { Exists: true, IsImplicit: true, IsUserDefined: false } ? access
            : null;
        if (value is null)
        {
            problem = $"it is a '{type.ToDisplayString()}' of the client, and the parameter '{target.Name}' of the client's method is a '{target.Type.ToDisplayString()}'";
            return null;
        }

        var canBeNull = isText || NullableType.CanBeNull(type) || access.Contains("?.");
        return new BoundLinkArgument(value, argument.Source, argument.Text, canBeNull, otherwise, isText || !from.IsValueType ? null : CSharpText.Type(from));
    }

    /// <summary>Whether a response without the value reads like one with it.</summary>
    public bool IsDoubtful(LinkArgumentModel argument) => argument is { Source: LinkSource.Body, IsRequired: true, IsAlwaysThere: false }
        && MemberPath.Follow(shape.Response, shape.Wrapped, argument.Names, out _) is { Last: { } last } && !NullableType.CanBeNull(last.Type);

    private (string Access, ITypeSymbol Type)? Find(LinkArgumentModel argument, out string problem)
    {
        problem = "";
        var path = default(MemberPath);
        switch (argument.Source)
        {
            case LinkSource.Header when response.Headers is null:
                problem = $"the client's method returns '{shape.Response.ToDisplayString()}', which has no headers; let it return the response with its headers, such as ApiResponse<T>";
                return null;
            case LinkSource.Header:
                return ($"{RuntimeNames.Headers}.Find({response.Headers}, {CSharpLiteral.Text(argument.Names[0])})", compilation.GetSpecialType(SpecialType.System_String));
            case LinkSource.Body:
                path = MemberPath.Follow(shape.Response, shape.Wrapped, argument.Names, out problem);
                return path is null ? null : ("response" + path.ConditionAccess, path.Type);
            case LinkSource.RequestParameter:
                var parameter = method.Parameters.FirstOrDefault(one => IsCalled(one, argument.Names[0]));
                problem = $"the client's method '{method.Symbol.Name}' has no parameter '{argument.Names[0]}'";
                return parameter is null ? null : (CSharpText.Identifier(parameter.Name), parameter.Type);
            default:
                var bodies = method.Parameters.Where(one => !starter.Parameters.Any(described => IsCalled(one, described.Name))).ToList();
                if (bodies.Count != 1)
                {
                    problem = $"which parameter of the client's method '{method.Symbol.Name}' is the body cannot be told";
                    return null;
                }

                path = MemberPath.Follow(bodies[0].Type, wrapped: null, argument.Names, out problem);
                return path is null ? null : (CSharpText.Identifier(bodies[0].Name) + path.StatusAccess, path.Type);
        }
    }

    private static bool IsScalar(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double) || type.ToDisplayString() == "System.Guid";
}
