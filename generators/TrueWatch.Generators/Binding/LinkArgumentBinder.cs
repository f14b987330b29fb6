namespace TrueWatch.Generators.Binding;

/// <summary>Binds what a link gives to the polled operation: to the response, to the parameters and to the types of the client.</summary>
internal sealed class LinkArgumentBinder(StarterModel starter, ClientMethod method, ResponseShape shape, BoundResponse response, Compilation compilation)
{
    /// <summary>Binds an argument to the parameter that it is for, and tells what is wrong or doubtful. What goes behind an
    /// argument so that the parameter takes one that is not there, is null where it takes none.</summary>
    public BoundLinkArgument? Bind(LinkArgumentModel argument, IParameterSymbol target, string? instead, out string? problem)
    {
        var to = NullableType.Underlying(target.Type);
        var isText = to.SpecialType == SpecialType.System_String;
        if (argument.Value is not { } expression)
        {
            var kind = argument.Kind is JsonKind.Any or JsonKind.Text || isText ? JsonKind.Text : Literal.KindOf(argument.Text);
            var constant = ConditionBinder.Pattern(to, new LiteralModel(kind, argument.Text), argument.Kind);
            problem = constant is null ? $"'{argument.Text}' is not a value of the type '{target.Type.ToDisplayString()}' that the parameter '{target.Name}' of the client's method has" : null;
            return constant is null ? null : new BoundLinkArgument(constant);
        }

        if (Find(expression, out problem) is not var (access, type))
        {
            problem = $"'{argument.Text}': {problem}";
            return null;
        }

        var from = NullableType.Underlying(type);
        var form = ParameterBinder.Form(from);
        if (isText
            ? form is not (ArgumentForm.Text or ArgumentForm.Plain or ArgumentForm.Number)
            : !(from.IsValueType || form == ArgumentForm.Text) || compilation.ClassifyCommonConversion(from, to) is not { Exists: true, IsImplicit: true, IsUserDefined: false })
        {
            problem = $"'{argument.Text}' is a '{type.ToDisplayString()}' of the client, and the parameter '{target.Name}' of the client's method is a '{target.Type.ToDisplayString()}'";
            return null;
        }

        problem = argument is { IsOfResponseBody: true, IsRequired: true, IsAlwaysThere: false } && !NullableType.CanBeNull(type)
            ? $"what '{argument.Text}' leads to cannot be null in the client, so that a response without it reads like one with it; make it nullable, or let the schema require it"
            : null;
        var typeText = CSharpText.Type(from);
        var isConverted = isText || form == ArgumentForm.Text;
        var value = isConverted ? $"{RuntimeNames.Start}.ToArgument{(form == ArgumentForm.Text ? "" : $"<{typeText}>")}({access})" : $"({typeText}?){access}";
        var missing = CSharpText.Literal($"The link '{starter.Link}' needs {argument.Text}, which is missing: the task cannot be polled without it.");
        return new BoundLinkArgument(
            expression.IsOfRequest && instead is null ? $"{value} ?? throw new global::System.ArgumentException({missing})" : value,
            expression.IsOfRequest,
            !expression.IsOfRequest && instead is null,
            instead ?? (expression.IsOfRequest || isConverted ? "" : ".Value"),
            isConverted ? null : typeText);
    }

    private (string Access, ITypeSymbol Type)? Find(ExpressionModel expression, out string? problem)
    {
        problem = shape.DescribeLack("has no headers", "headers");
        if (expression.Kind == OperandKind.Header)
        {
            return response.Headers is null ? null
                : ($"{RuntimeNames.Headers}.Find({response.Headers}, {CSharpText.Literal(expression.Names[0])})", compilation.GetSpecialType(SpecialType.System_String));
        }

        if (!expression.IsOfRequest)
        {
            return shape.Follow(expression.Names, out problem) is { } path ? (response.Name + path.ConditionAccess, path.Type) : null;
        }

        // The body is what is none of the parameters that the document describes.
        var isBody = expression.Kind == OperandKind.Body;
        var found = method.Parameters.Where(parameter => isBody
            ? !starter.Call.Parameters.Any(described => ParameterBinder.IsCalled(parameter, described.Name))
            : ParameterBinder.IsCalled(parameter, expression.Names[1])).ToList();
        problem = $"the client's method '{method.Symbol.Name}' has {(found.Count == 0 ? "no such parameter" : "several such parameters")}";
        return found.Count == 1 && MemberPath.Follow(found[0].Type, wrapped: null, isBody ? expression.Names : default, out problem) is { } member
            ? (CSharpText.Identifier(found[0].Name) + member.StatusAccess, member.Type)
            : null;
    }
}
