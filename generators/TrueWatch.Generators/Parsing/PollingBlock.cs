using TrueWatch.Generators.Diagnostics;

namespace TrueWatch.Generators.Parsing;

/// <summary>An <c>x-polling</c> block that is being read: what its keys have in common.</summary>
internal sealed class PollingBlock
{
    private readonly string _operationId;
    private readonly YamlNode _polling;
    private readonly DiagnosticSink _sink;

    public PollingBlock(string operationId, YamlNode polling, DiagnosticSink sink)
    {
        _operationId = operationId;
        _polling = polling;
        _sink = sink;
    }

    /// <summary>Reports that the block is not well-formed, at a node of it.</summary>
    public void Complain(YamlNode at, string problem)
        => _sink.Report(DiagnosticIds.MalformedPolling, at.Span, _operationId, problem);

    /// <summary>The value of a key; reports one that is not there.</summary>
    public YamlNode? Require(YamlMapping polling, string key)
    {
        var node = polling[key];
        if (node is null)
        {
            Complain(_polling, $"the key '{key}' is missing");
        }

        return node;
    }

    /// <summary>The node as a mapping of known keys; reports what is none, and every other key.</summary>
    public YamlMapping? AsMapping(YamlNode? node, string name, IReadOnlyList<string> keys)
    {
        if (node is not YamlMapping mapping)
        {
            if (node is not null)
            {
                Complain(node, $"{name} must be a mapping with the keys {string.Join(", ", keys)}, not {node.Kind}");
            }

            return null;
        }

        foreach (var entry in mapping.Entries)
        {
            if (!keys.Contains(entry.Key.Value))
            {
                Complain(entry.Key, $"'{entry.Key.Value}' is no key of {name}; known are {string.Join(", ", keys)}");
            }
        }

        return mapping;
    }
}
