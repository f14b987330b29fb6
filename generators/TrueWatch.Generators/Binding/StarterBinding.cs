using System.Globalization;

namespace TrueWatch.Generators.Binding;

/// <summary>Binds one link to a polled operation to the client, and keeps what does not fit.</summary>
internal sealed class StarterBinding(StarterModel starter, BoundOperation polled, ClientMethod poll, Compilation compilation)
{
    private readonly List<BindingDiagnostic> _diagnostics = [];

    /// <summary>What does not fit; the document is added by the caller.</summary>
    public IReadOnlyList<BindingDiagnostic> Diagnostics => _diagnostics;

    /// <returns>The starter, or null when the client does not fit.</returns>
    public BoundStarter? Bind(ClientLookup lookup, DocumentOptions options, OperationModel operation)
    {
        if (lookup.FindStarter(starter, poll.Client, options, out var problem) is not { } method)
        {
            Report(DiagnosticIds.IgnoredLink, place: 0, problem);
            return null;
        }

        // The way to see the response in which the link's names are found.
        var shapes = ResponseShape.Of(method.Response).ToList();
        var shape = shapes.Find(shape => starter.Arguments.All(argument => argument.Source != LinkSource.Body
            || MemberPath.Follow(shape.Response, shape.Wrapped, argument.Names, out _) is not null)) ?? shapes[0];
        var response = shape.Bind(compilation);
        var lost = starter.Arguments.FirstOrDefault(one => !poll.Parameters.Any(parameter => LinkArgumentBinder.IsCalled(parameter, one.Parameter)));
        var fault = FindFault(method, response);
        if (lost is not null || fault is not null)
        {
            Report(
                fault is null ? DiagnosticIds.IgnoredLink : DiagnosticIds.MalformedLink,
                fault is null ? lost!.Place - 1 : 0,
                fault ?? $"the client's method '{poll.Symbol.Name}' has no parameter '{lost!.Parameter}'");
            return null;
        }

        var names = new UniqueNames(method.Symbol.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var missing = new List<BoundParameter>();
        if (compilation.ClassifyCommonConversion(method.Client, poll.Client) is not { Exists: true, IsImplicit: true })
        {
            missing.Add(new BoundParameter(polled.Client, names.Take("pollingClient"), DefaultValue: null, "The client that polls.", ArgumentForm.None, IsNullable: false, Replacement: null));
        }

        var polledClient = missing.Count == 0 ? null : missing[0].Name;
        if (BindArguments(new LinkArgumentBinder(method, shape, response, starter, compilation), operation, names, missing) is not { } arguments)
        {
            return null;
        }

        var all = ParameterBinder.Bind(method.Parameters, parameter => starter.Parameters.FirstOrDefault(one => LinkArgumentBinder.IsCalled(parameter, one.Name))?.Description).ToList();
        var accessibility = CSharpText.Accessibility([method.Client, method.Symbol, method.Response, .. method.Parameters.Select(parameter => parameter.Type)]);
        return new BoundStarter(
            CSharpText.Namespace(method.Client),
            accessibility == "public" ? polled.Accessibility : accessibility,
            starter,
            CSharpText.Type(method.Client),
            CSharpText.Identifier(method.Symbol.Name),
            method.IsObsolete || poll.IsObsolete,
            method.ExperimentalId ?? poll.ExperimentalId,
            new(all),
            new(all.Where(one => one.DefaultValue is null).Concat(missing).Concat(all.Where(one => one.DefaultValue is not null))),
            method.CancellationToken is { } token ? CSharpText.Identifier(token.Name) : null,
            response,
            CSharpText.AnnotatedType(method.Response),
            response.StatusCode is null ? null : StatusPattern(),
            polledClient,
            new(arguments),
            polled);
    }

    public void Report(string id, int place, string problem)
        => _diagnostics.Add(new BindingDiagnostic("", Operation: null, place, id, new([$"{starter.Link} of operation '{starter.OperationId}'", problem])));

    /// <summary>Why it cannot be told whether a response has the link; null where it can.</summary>
    private string? FindFault(ClientMethod method, BoundResponse response)
    {
        const string Advice = "let it return the response with its status, such as ApiResponse<T>";
        var first = starter.Successes.First?.ToString(CultureInfo.InvariantCulture);
        var returnsFirstOnly = method.IsOfNSwag && first is not null && starter.Successes.AreTold;
        return response.StatusCode is not null || starter.OtherCodes.Count == 0 ? null
            : returnsFirstOnly && !starter.Codes.Contains(first) ? $"the client's method returns the response {first}, and throws for {NameList.Of(starter.Codes)}, which has the link; {Advice}"
            : !returnsFirstOnly && starter.IsMistaken ? $"the client's method returns '{method.Response.ToDisplayString()}', which does not tell the response {NameList.Of(starter.Codes)} from {NameList.Of(starter.OtherCodes)}, which does not have the link; {Advice}"
            : null;
    }

    // "2XX" and "default" are for what has no response of its own.
    private string? StatusPattern()
    {
        var others = starter.OtherCodes.Where(code => code.All(char.IsDigit)).ToList();
        return starter.OtherCodes.Count > 0 && starter.Codes.All(code => code.All(char.IsDigit)) ? string.Join(" or ", starter.Codes)
            : others.Count > 0 ? $"not ({string.Join(" or ", others)})"
            : null;
    }

    /// <returns>The arguments of the poll; null where one of them does not fit. Those that the link does not give are added to the missing ones.</returns>
    private List<BoundLinkArgument>? BindArguments(LinkArgumentBinder binder, OperationModel operation, UniqueNames names, List<BoundParameter> missing)
    {
        var arguments = new List<BoundLinkArgument>();
        foreach (var (parameter, bound) in poll.Parameters.Zip(polled.Parameters, (symbol, bound) => (symbol, bound)))
        {
            var takesNull = NullableType.CanBeNull(parameter.Type) && parameter.Type.NullableAnnotation != NullableAnnotation.NotAnnotated;
            var isOptional = operation.Parameters.Any(one => !one.IsRequired && LinkArgumentBinder.IsCalled(parameter, one.Name));
            var otherwise = bound.DefaultValue ?? (isOptional && takesNull ? "default!" : null);
            if (starter.Arguments.FirstOrDefault(one => LinkArgumentBinder.IsCalled(parameter, one.Parameter)) is { } given)
            {
                if (binder.Bind(given, parameter, takesNull && otherwise is ("default" or "default!") ? "" : otherwise, out var problem) is { } argument)
                {
                    arguments.Add(argument);
                }
                else
                {
                    Report(DiagnosticIds.MalformedLink, given.Place, problem);
                }

                if (problem.Length == 0 && otherwise is null && binder.IsDoubtful(given))
                {
                    Report(DiagnosticIds.AbsentId, given.Place, $"what '{given.Text}' leads to cannot be null in the client, so that a response without it reads like one with it; make it nullable, or let the schema require it");
                }

                continue;
            }

            if (otherwise is null)
            {
                missing.Add(bound with { Name = CSharpText.Identifier(names.Take(bound.PlainName)) });
            }

            arguments.Add(new BoundLinkArgument(otherwise ?? missing[missing.Count - 1].Name, Source: null, "", CanBeNull: false, Otherwise: null, TextType: null));
        }

        return arguments.Count == polled.Parameters.Count ? arguments : null;
    }
}
