namespace TrueWatch.Generators.Polling;

/// <summary>The parameters that a document describes for an operation.</summary>
internal static class DescribedParameters
{
    public static IEnumerable<ParameterModel> Of(OpenApiDocument document, PathOperation operation) =>
        from parameter in document.Parameters(operation)
        let name = parameter.Text("name")
        where name is not null
        select new ParameterModel(name, parameter.Text("description"), IsRequired(parameter));

    /// <summary>Whether every request has the parameter.</summary>
    public static bool IsRequired(YamlMapping parameter)
        => parameter.Text("in") == "path" || string.Equals(parameter.Text("required"), "true", StringComparison.OrdinalIgnoreCase);
}
