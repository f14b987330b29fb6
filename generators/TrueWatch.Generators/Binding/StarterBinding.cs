namespace TrueWatch.Generators.Binding;

/// <summary>Binds a link to the client's methods: the one that starts a task, and the one that polls it.</summary>
internal sealed class StarterBinding(
    StarterModel starter, BoundOperation polled, ClientMethod poll, Compilation compilation, OperationDiagnostics diagnostics)
{
    /// <returns>The starter, or null when the client does not fit, which was reported.</returns>
    public BoundStarter? Bind(OperationModel operation, ClientLookup lookup, TakenNames taken, DocumentOptions options)
    {
        if (lookup.FindStarter(starter.Call, poll.Client, options, out var problem) is not { } method)
        {
            return Refuse(IgnoredLink, problem);
        }

        var shape = ResponseShape.Choose(method.Response, starter.Arguments.Where(one => one.IsOfResponseBody).Select(one => one.Value!.Names));
        var names = new UniqueNames(method.Symbol.Parameters.Select(parameter => parameter.Name));
        var bound = method.Bind(starter.Call, shape.Bind(names.Take("response")));
        if (starter.IsMistaken && (bound.Response.StatusCode is null || starter.StatusPattern is null))
        {
            return Refuse(MalformedLink, $"the client's method returns '{method.Response.ToDisplayString()}', which does not tell the response {starter.Codes}, which has the link, from the others; let it return the response with its status, such as ApiResponse<T>");
        }

        if (starter.Arguments.FirstOrDefault(one => !poll.Parameters.Any(parameter => ParameterBinder.IsCalled(parameter, one.Parameter))) is { } lost)
        {
            return Refuse(IgnoredLink, $"the client's method '{poll.Symbol.Name}' has no parameter '{lost.Parameter}'");
        }

        var added = new List<BoundParameter>();
        if (compilation.ClassifyCommonConversion(method.Client, poll.Client) is not { Exists: true, IsImplicit: true })
        {
            added.Add(new BoundParameter(polled.Method.Client, names.Take("pollingClient"), DefaultValue: null, "The client that polls.", ArgumentForm.None, IsNullable: false, Replacement: null));
        }

        var polledClient = added.FirstOrDefault()?.Name;
        var binder = new LinkArgumentBinder(starter, method, shape, bound.Response, compilation);
        var arguments = poll.Parameters.Zip(polled.Method.Parameters, BindArgument).ToList();
        var accessibility = CSharpText.Accessibility([method.Client, method.Symbol, method.Response, .. method.Parameters.Select(parameter => parameter.Type)]);
        return arguments.Contains(null) ? null
            : taken.Take(bound.Namespace, starter) is { } owner ? Refuse(MalformedLink, $"it would emit {owner}; give the link another name")
            : new BoundStarter(
                accessibility == "public" ? polled.Accessibility : accessibility, starter,
                bound with { Parameters = new(bound.Parameters.Concat(added).OrderBy(parameter => parameter.DefaultValue is null ? 0 : 1)) },
                new(bound.Parameters.Select(parameter => parameter.Pass(parameter.Name))),
                CSharpText.AnnotatedType(method.Response), polledClient, new(arguments!), polled);

        // What the link gives, a default, or a parameter that the starter gets as well.
        BoundLinkArgument? BindArgument(IParameterSymbol parameter, BoundParameter known)
        {
            var takesNull = NullableType.CanBeNull(parameter.Type) && parameter.Type.NullableAnnotation != NullableAnnotation.NotAnnotated;
            var isOptional = operation.Call.Parameters.Any(one => !one.IsRequired && ParameterBinder.IsCalled(parameter, one.Name));
            var otherwise = known.DefaultValue ?? (isOptional && takesNull ? "default!" : null);
            if (starter.Arguments.FirstOrDefault(one => ParameterBinder.IsCalled(parameter, one.Parameter)) is { } given)
            {
                var instead = takesNull && otherwise is "default" or "default!" ? "!" : " ?? " + otherwise;
                var argument = binder.Bind(given, parameter, given.IsRequired || otherwise is null ? null : instead, out var problem);
                if (problem is not null)
                {
                    Refuse(argument is null ? MalformedLink : AbsentStatus, problem);
                }

                return argument;
            }

            if (otherwise is null)
            {
                added.Add(known with { Name = CSharpText.Identifier(names.Take(known.PlainName)) });
            }

            return new BoundLinkArgument(otherwise ?? added[added.Count - 1].Name);
        }
    }

    private BoundStarter? Refuse(DiagnosticDescriptor descriptor, string problem)
    {
        diagnostics.Report((OperationPart)starter.Place, descriptor, $"{starter.Link} of operation '{starter.Call.OperationId}'", problem);
        return null;
    }
}
