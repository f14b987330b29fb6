namespace TrueWatch.Generators.Polling;

/// <summary>A block that is being read, such as <c>x-polling</c>: what its keys have in common.</summary>
internal sealed class PollingBlock(YamlNode block, string name, DiagnosticSink sink) : BlockDiagnostics(name, sink)
{
    public SourceSpan Span => block.Span;

    public YamlNode? this[string key] => (block as YamlMapping)?[key];

    /// <summary>Reports that the block is not well-formed, at a node of it.</summary>
    public void Complain(YamlNode at, string problem) => Complain(at.Span, problem);

    /// <summary>The value of a key; reports one that is not there.</summary>
    public YamlNode? Require(string key, string hint = "")
    {
        var node = this[key];
        if (node is null)
        {
            Complain(block, $"the key '{key}' is missing{hint}");
        }

        return node;
    }

    /// <summary>The node as a mapping of known keys; reports what is none, and every other key.</summary>
    public YamlMapping? AsMapping(YamlNode? node, string name, IReadOnlyList<string> keys)
    {
        if (node is not (null or YamlMapping))
        {
            Complain(node, $"{name} must be a mapping with the keys {string.Join(", ", keys)}, not {node.Kind}");
        }

        var mapping = node as YamlMapping;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in mapping?.Entries.Select(entry => entry.Key) ?? [])
        {
            if (!seen.Add(key.Value))
            {
                Complain(key, $"{name} has the key '{key.Value}' twice");
            }
            else if (!keys.Contains(key.Value))
            {
                var near = NearestName.Suggest(key.Value, keys.OrderBy(one => mapping![one] is not null));
                Complain(key, $"'{key.Value}' is not a key of {name}{near}; known are {string.Join(", ", keys)}");
            }
        }

        return mapping;
    }

    /// <summary>The value of a key that has to be a text, if it is there.</summary>
    public YamlScalar? Text(string key, string example)
        => Scalar(this[key], text => text.Trim().Length > 0, $"{key} must be a text, such as {example}");

    /// <summary>A scalar that is right, if there is one; reports every other node.</summary>
    public YamlScalar? Scalar(YamlNode? node, Func<string, bool> isRight, string expected)
    {
        if (node is YamlScalar { IsNull: false } scalar && isRight(scalar.Value))
        {
            return scalar;
        }

        if (node is not null)
        {
            Complain(node, $"{expected}, not {node.Kind}");
        }

        return null;
    }
}
