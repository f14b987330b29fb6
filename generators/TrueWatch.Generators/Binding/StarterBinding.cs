namespace TrueWatch.Generators.Binding;

/// <summary>Binds one link to a polled operation to the client, and keeps what does not fit.</summary>
internal sealed class StarterBinding(StarterModel starter, BoundOperation polled, ClientMethod poll, Compilation compilation)
{
    private readonly StarterModel _starter = starter;
    private readonly List<BindingDiagnostic> _diagnostics = [];

    /// <summary>What does not fit; the document is added by the caller.</summary>
    public IReadOnlyList<BindingDiagnostic> Diagnostics => _diagnostics;

    /// <returns>The starter, or null when the client does not fit.</returns>
    public BoundStarter? Bind(ClientLookup lookup, DocumentOptions options, OperationModel operation)
    {
        if (lookup.FindStarter(_starter, poll.Client, options, out var problem) is not { } method)
        {
            Report(DiagnosticIds.IgnoredLink, place: 0, problem);
            return null;
        }

        if (_starter.Arguments.FirstOrDefault(one => !poll.Parameters.Any(parameter => LinkArgumentBinder.IsCalled(parameter, one.Parameter))) is { } lost)
        {
            Report(DiagnosticIds.IgnoredLink, lost.Place - 1, $"the client's method '{poll.Symbol.Name}' has no parameter '{lost.Parameter}'");
            return null;
        }

        var shape = ChooseShape(method.Response);
        var response = shape.Bind(compilation);
        if (FindFault(method, response) is { } fault)
        {
            Report(DiagnosticIds.MalformedLink, place: 0, fault);
            return null;
        }

        var names = new UniqueNames(method.Symbol.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var polledClient = compilation.ClassifyCommonConversion(method.Client, poll.Client) is { Exists: true, IsImplicit: true }
            ? null
            : new BoundParameter(polled.Client, names.Take("pollingClient"), DefaultValue: null, "The client that polls.", ArgumentForm.None, IsNullable: false, Replacement: null);
        var missing = new List<BoundParameter>();
        if (BindArguments(new LinkArgumentBinder(method, shape, response, _starter, compilation), operation, names, missing) is not { } arguments)
        {
            return null;
        }

        var isPublic = CSharpText.Accessibility([method.Client, method.Symbol, method.Response, .. method.Parameters.Select(parameter => parameter.Type)]) == "public";
        return new BoundStarter(
            CSharpText.Namespace(method.Client),
            isPublic ? polled.Accessibility : "internal",
            _starter.Name,
            _starter.Waiter,
            _starter.Link,
            _starter.Summary,
            CSharpText.Type(method.Client),
            CSharpText.Identifier(method.Symbol.Name),
            method.IsObsolete || poll.IsObsolete,
            method.ExperimentalId ?? poll.ExperimentalId,
            new(ParameterBinder.Bind(method.Parameters, Describe)),
            method.CancellationToken is { } token ? CSharpText.Identifier(token.Name) : null,
            response,
            CSharpText.AnnotatedType(method.Response),
            response.StatusCode is null ? null : StatusPattern(),
            polledClient,
            new(missing),
            new(arguments),
            polled);
    }

    public void Report(string id, int place, string problem)
        => _diagnostics.Add(new BindingDiagnostic("", Operation: null, place, id, new([_starter.DisplayName, problem])));

    // The way to see the response in which the link's names are found.
    private ResponseShape ChooseShape(ITypeSymbol response)
    {
        var shapes = ResponseShape.Of(response).ToList();
        return shapes.Find(shape => _starter.Arguments
            .Where(argument => argument.Source == LinkSource.ResponseBody)
            .All(argument => MemberPath.Follow(shape.Response, shape.Wrapped, argument.Names, out _) is not null)) ?? shapes[0];
    }

    /// <summary>Why it cannot be told whether a response has the link; null where it can.</summary>
    private string? FindFault(ClientMethod method, BoundResponse response)
    {
        if (response.StatusCode is not null || _starter.OtherCodes.Count == 0)
        {
            return null;
        }

        const string Advice = "let it return the response with its status, such as ApiResponse<T>";
        var returnsFirstOnly = method.IsOfNSwag && _starter.Successes is { First: not null, AreTold: true };
        return returnsFirstOnly && !_starter.Codes.Contains(_starter.Successes.First.ToString())
            ? $"the client's method returns the response {_starter.Successes.First}, and throws for {NameList.Of(_starter.Codes)}, which has the link; {Advice}"
            : !returnsFirstOnly && _starter.IsMistaken
                ? $"the client's method returns '{method.Response.ToDisplayString()}', which does not tell the response {NameList.Of(_starter.Codes)} from {NameList.Of(_starter.OtherCodes)}, which does not have the link; {Advice}"
                : null;
    }

    // "2XX" and "default" are for what has no response of its own.
    private string? StatusPattern()
    {
        if (_starter.OtherCodes.Count == 0)
        {
            return null;
        }

        var exact = _starter.Codes.Where(code => code.All(char.IsDigit)).ToList();
        var others = _starter.OtherCodes.Where(code => code.All(char.IsDigit)).ToList();
        return exact.Count == _starter.Codes.Count ? string.Join(" or ", exact)
            : others.Count == 0 ? null
            : $"not ({string.Join(" or ", others)})";
    }

    private List<BoundLinkArgument>? BindArguments(LinkArgumentBinder binder, OperationModel operation, UniqueNames names, List<BoundParameter> missing)
    {
        var arguments = new List<BoundLinkArgument>();
        foreach (var (parameter, bound) in poll.Parameters.Zip(polled.Parameters, (symbol, bound) => (symbol, bound)))
        {
            var takesNull = NullableType.CanBeNull(parameter.Type) && parameter.Type.NullableAnnotation != NullableAnnotation.NotAnnotated;
            var isOptional = operation.Parameters.Any(one => !one.IsRequired && LinkArgumentBinder.IsCalled(parameter, one.Name));
            var otherwise = bound.DefaultValue ?? (isOptional && takesNull ? "default!" : null);
            if (_starter.Arguments.FirstOrDefault(one => LinkArgumentBinder.IsCalled(parameter, one.Parameter)) is not { } given)
            {
                var added = bound with { Name = otherwise is null ? CSharpText.Identifier(names.Take(bound.PlainName)) : bound.Name };
                arguments.Add(new BoundLinkArgument(otherwise ?? added.Name, Source: null, "", CanBeNull: false, Otherwise: null, TextType: null));
                if (otherwise is null)
                {
                    missing.Add(added);
                }

                continue;
            }

            if (binder.Bind(given, parameter, takesNull && otherwise is ("default" or "default!") ? "" : otherwise, out var problem) is { } argument)
            {
                arguments.Add(argument);
                if (otherwise is null && binder.IsDoubtful(given))
                {
                    Report(DiagnosticIds.AbsentId, given.Place, $"what '{given.Text}' leads to cannot be null in the client, so that a response without it reads like one with it; make it nullable, or let the schema require it");
                }
            }
            else
            {
                Report(DiagnosticIds.MalformedLink, given.Place, problem);
            }
        }

        return arguments.Count == polled.Parameters.Count ? arguments : null;
    }

    private string? Describe(IParameterSymbol parameter)
        => _starter.Parameters.FirstOrDefault(described => LinkArgumentBinder.IsCalled(parameter, described.Name))?.Description;
}
