namespace TrueWatch.Generators.Emit;

/// <summary>The expressions that write an argument as text, and read it from there.</summary>
internal static class ArgumentText
{
    private const string Culture = "global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>Whether every text can be read again, and different arguments have different texts.</summary>
    public static bool IsExact(BoundOperation operation)
        => operation.Method.Parameters.All(parameter => parameter.Form > ArgumentForm.List);

    public static string Write(BoundParameter parameter)
    {
        var value = parameter.Name + (parameter.IsNullable ? "?" : "");
        return parameter.Form switch
        {
            ArgumentForm.Text => parameter.Name,
            ArgumentForm.Plain or ArgumentForm.Enum => $"{value}.ToString()",
            ArgumentForm.Number => $"{value}.ToString({Culture})",
            ArgumentForm.Time => $"{value}.ToString(\"O\", {Culture})",
            ArgumentForm.List => $"{(parameter.IsNullable ? $"{parameter.Name} is null ? null : " : "")}string.Join(\", \", {parameter.Name})",
            _ => $"global::System.Convert.ToString({parameter.Name}, {Culture})",
        };
    }

    /// <summary>The argument out of a token. Not for those whose text says too little.</summary>
    public static string Read(BoundParameter parameter, string operation, string token)
    {
        var type = parameter.UnderlyingType;
        var read = parameter.Form switch
        {
            ArgumentForm.Plain => $"{type}.Parse(text)",
            ArgumentForm.Number => $"{type}.Parse(text, {Culture})",
            ArgumentForm.Enum => $"({type})global::System.Enum.Parse(typeof({type}), text)",
            ArgumentForm.Time => $"{type}.Parse(text, {Culture}, global::System.Globalization.DateTimeStyles.RoundtripKind)",
            _ => null,
        };
        var method = parameter.IsNullable ? "GetArgument" : "RequireArgument";
        var names = $"{CSharpText.Literal(operation)}, {CSharpText.Literal(parameter.PlainName)}";
        return read is null ? $"{token}.{method}({names})" : $"{token}.{method}<{parameter.Type}>({names}, text => {read})";
    }
}
