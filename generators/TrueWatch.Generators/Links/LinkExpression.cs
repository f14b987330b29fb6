namespace TrueWatch.Generators.Links;

/// <summary>
/// The part of OpenAPI's runtime expressions that names a value of a request or its response, and constants.
/// </summary>
internal static class LinkExpression
{
    private const string ResponseHeader = "$response.header.";
    private static readonly string[] RequestParts = ["$request.path.", "$request.query.", "$request.header."];

    /// <summary>Where a value is; null when the text is no such expression.</summary>
    /// <returns>The source, and the names: of a parameter of the request with its location in front.</returns>
    public static (LinkSource Source, EquatableArray<string> Names)? Parse(string text)
    {
        if (RuntimeExpression.ParseBody(text) is { } response)
        {
            return (LinkSource.Body, response);
        }

        if (text.StartsWith("$request.body", StringComparison.Ordinal) && RuntimeExpression.ParseBody("$response" + text.Substring("$request".Length)) is { } request)
        {
            return (LinkSource.RequestBody, request);
        }

        if (text.StartsWith(ResponseHeader, StringComparison.Ordinal) && RuntimeExpression.Parse(text) is { } header)
        {
            return (LinkSource.Header, header.Names);
        }

        if (Array.Find(RequestParts, part => text.Length > part.Length && text.StartsWith(part, StringComparison.Ordinal)) is { } start)
        {
            return (LinkSource.RequestParameter, new([start.Split('.')[1], text.Substring(start.Length)]));
        }

        // "job-{$response.body#/id}" is a text with an expression in it.
        return text.StartsWith("$", StringComparison.Ordinal) || text.Contains("{$") ? null : (LinkSource.Constant, new([text]));
    }
}
