using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The properties of an object, and the names that they get.</summary>
internal sealed class PropertyRules(SchemaRules schemas, SchemaTypes types, FaultList faults)
{
    // What every object has, and what the templates add.
    private static readonly string[] Taken =
        ["AdditionalProperties", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToBody", "ToString"];

    /// <param name="schema">The object.</param>
    /// <param name="direction">Which way its values go; null where that is not known.</param>
    public void Check(YamlMappingNode schema, Direction? direction)
    {
        var inherited = Inherited(schema);
        var own = Own(schema).ToList();
        var names = inherited.SelectMany(NamesOf).Concat(Taken).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            schemas.Check(value, direction);
            if (inherited.Any(property => property.Key.Text() == key.Text()))
            {
                faults.Unsupported(key, $"The schema that this one extends has a property '{key.Text()}' already; leave it out here.");
            }
            else
            {
                CheckName(key, value, names);
                names.UnionWith(NamesOf(new(key, value)));
            }
        }

        var all = inherited.Concat(own).ToList();
        CheckRequired(schema, all, direction);
        foreach (var part in schema.Items("allOf").OfType<YamlMappingNode>().Where(part => part.Find("$ref") is null))
        {
            CheckRequired(part, all, direction);
        }
    }

    /// <summary>The properties that a schema says itself, those of an object in its <c>allOf</c> included.</summary>
    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Own(YamlMappingNode schema)
        => schema.Entries("properties").Concat(schema.Items("allOf").OfType<YamlMappingNode>().SelectMany(part => part.Entries("properties")));

    private List<KeyValuePair<YamlNode, YamlNode>> Inherited(YamlMappingNode schema)
    {
        var properties = new List<KeyValuePair<YamlNode, YamlNode>>();
        var visited = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance) { schema };
        for (var current = schema; current is not null;)
        {
            current = types.Follow(current.Items("allOf").FirstOrDefault(part => References.NameOf(part) is not null));
            if (current is not null && !visited.Add(current))
            {
                faults.Invalid(current, "The schema extends itself.");
                break;
            }

            if (current is not null)
            {
                properties.AddRange(Own(current));
            }
        }

        return properties;
    }

    private void CheckName(YamlNode key, YamlNode value, HashSet<string> names)
    {
        var chosen = (value as YamlMappingNode)?.Find("x-csharp-name");
        if (chosen is not null && !(chosen.Text() is { } text && CSharpNames.IsIdentifier(text)))
        {
            faults.Name(chosen, $"'{chosen.Text()}' is not a valid name of a C# property.");
        }
        else if (chosen is null && !CSharpNames.IsMember(key.Text() ?? ""))
        {
            faults.Name(key, $"No property of C# can be called '{key.Text()}'; give it a name with 'x-csharp-name'.");
        }
        else if (NamesOf(new(key, value)).FirstOrDefault(names.Contains) is { } taken)
        {
            faults.Name(key, $"The property '{taken}' is there already; give this one another name with 'x-csharp-name'.");
        }
    }

    /// <summary>What the templates call the property; of an enum the text is called so, and the typed value beside it as well.</summary>
    private string[] NamesOf(KeyValuePair<YamlNode, YamlNode> property)
    {
        var name = (property.Value as YamlMappingNode)?.FindText("x-csharp-name") ?? CSharpNames.ToPascalCase(property.Key.Text() ?? "");
        return types.IsEnum(property.Value) ? [name, name + "Value"] : [name];
    }

    private void CheckRequired(YamlMappingNode schema, List<KeyValuePair<YamlNode, YamlNode>> properties, Direction? direction)
    {
        var isSent = direction is Direction.Request or Direction.Form;
        foreach (var name in schema.Items("required"))
        {
            var property = properties.Find(property => property.Key.Text() == name.Text()).Value;
            if (property is null)
            {
                faults.Invalid(name, $"'{name.Text()}' is required, but no property here: correct the name, or describe the property.");
            }
            else if (isSent && types.IsNullable(property))
            {
                faults.Unsupported(name, $"'{name.Text()}' is required and nullable, and a request leaves out what is null; make it one of the two.");
            }
            else if (types.Follow(property)?.IsTrue(isSent ? "readOnly" : "writeOnly") == true && direction is not null)
            {
                faults.Unsupported(
                    name,
                    $"'{name.Text()}' is required, but only of {(isSent ? "responses, and this is sent" : "requests, and this is a response")}; use a schema of its own for each.");
            }
        }
    }
}
