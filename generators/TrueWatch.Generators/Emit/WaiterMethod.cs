using TrueWatch.Generators.CSharp;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>An extension method on the client, which is one call into the runtime: its documentation and its signature.</summary>
internal sealed class WaiterMethod
{
    private readonly List<(string Name, string Text)> _parameters = [];
    private readonly List<string> _signature = [];
    private readonly List<(string Type, string Text)> _exceptions = [];
    private readonly OperationNames _names;
    private readonly string _summary;
    private readonly string? _remarks;

    /// <param name="operation">The operation.</param>
    /// <param name="names">The names of the parameters.</param>
    /// <param name="summary">What it does, as XML.</param>
    public WaiterMethod(BoundOperation operation, OperationNames names, string summary)
    {
        _names = names;
        _summary = summary;
        _remarks = operation.Summary is { } text
            ? $"<c>{operation.Method}</c>: {Documentation.ToSentence(text)}"
            : null;
        Parameter($"this {operation.Client} {names.Client}", names.Client, "The client that sends the requests.");
        ThrowsNull(names.Client);
    }

    /// <summary>What the method returns, in words.</summary>
    public string Returns { get; set; } = "";

    public WaiterMethod Parameter(string declaration, string name, string text)
    {
        _signature.Add(declaration);
        _parameters.Add((name, text));
        return this;
    }

    /// <summary>The parameters of the client's method.</summary>
    public WaiterMethod Parameters(BoundOperation operation, IEnumerable<BoundParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var value = parameter.DefaultValue is null ? "" : " = " + parameter.DefaultValue;
            Parameter($"{parameter.Type} {parameter.Name}{value}", parameter.PlainName, Documentation.Describe(operation, parameter));
        }

        return this;
    }

    public WaiterMethod Options() => Parameter(
        $"{RuntimeNames.Namespace}.PollingOptions? {_names.Options} = null",
        _names.Options,
        "What is wanted otherwise than the document recommends; none by default.");

    public WaiterMethod Progress(string type) => Parameter(
        $"global::System.IProgress<{type}>? {_names.Progress} = null",
        _names.Progress,
        "Is told how the wait stands: every change of the status, the end, and what happens in between as far as it keeps up.");

    public WaiterMethod CancellationToken(string text) => Parameter(
        $"global::System.Threading.CancellationToken {_names.CancellationToken} = default", _names.CancellationToken, text);

    public WaiterMethod Throws(string type, string text)
    {
        _exceptions.Add((type, text));
        return this;
    }

    public WaiterMethod ThrowsNull(string parameter)
        => Throws("global::System.ArgumentNullException", $"<paramref name=\"{parameter}\"/> is null.");

    public WaiterMethod ThrowsOptions()
        => Throws("global::System.ArgumentException", $"The <paramref name=\"{_names.Options}\"/> contradict themselves.");

    /// <param name="writer">Where it goes.</param>
    /// <param name="type">What the method returns.</param>
    /// <param name="name">What the method is called.</param>
    /// <param name="call">What it does.</param>
    public void WriteTo(SourceWriter writer, string type, string name, string call)
    {
        writer.Summary(_summary);
        if (_remarks is not null)
        {
            writer.Line($"/// <remarks>{_remarks}</remarks>");
        }

        foreach (var (parameter, text) in _parameters)
        {
            writer.Line($"/// <param name=\"{parameter}\">{text}</param>");
        }

        writer.Line($"/// <returns>{Returns}</returns>");
        foreach (var (exception, text) in _exceptions)
        {
            writer.Line($"/// <exception cref=\"{exception}\">{text}</exception>");
        }

        writer.Line($"public static {type} {name}(");
        for (var index = 0; index < _signature.Count; index++)
        {
            writer.Continue(_signature[index] + (index < _signature.Count - 1 ? "," : ")"));
        }

        writer.Continue($"=> {call};");
    }
}
