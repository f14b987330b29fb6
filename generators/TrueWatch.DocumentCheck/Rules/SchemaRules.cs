using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The schemas that become types as they are meant.</summary>
internal sealed class SchemaRules
{
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "array", "object"];

    // Others of integers become an int, which holds less.
    private static readonly string[] IntegerFormats = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint64"];

    private readonly SchemaTypes _types;
    private readonly PropertyRules _properties;
    private readonly FaultList _faults;
    private readonly HashSet<(YamlNode Schema, Direction? Direction)> _visited = new(new ByReference());

    public SchemaRules(SchemaTypes types, FaultList faults)
    {
        _types = types;
        _faults = faults;
        _properties = new PropertyRules(this, types, faults);
    }

    /// <summary>Checks a schema and all that is in it.</summary>
    /// <param name="node">The schema, or a reference to it.</param>
    /// <param name="direction">Which way its values go; null where that is not known.</param>
    public void Check(YamlNode? node, Direction? direction)
    {
        if (_types.Follow(node) is not { } schema || !_visited.Add((schema, direction)))
        {
            return;
        }

        ObjectForms.Schema.Check(schema, _faults);
        var types = schema.Find("type") is { } type ? SchemaTypes.In(type) : [];
        if (schema.Find("type") is { } place && (types.Count != 1 || !Types.Contains(types[0])))
        {
            _faults.Unsupported(place, "A schema has one 'type': 'string', 'integer', 'number', 'boolean', 'array' or 'object'; leave it out for any JSON.");
        }

        CheckFormat(schema, types.FirstOrDefault(), direction);
        CheckEnum(schema, types.FirstOrDefault());
        CheckNames(schema);
        CheckItems(schema, types.FirstOrDefault(), direction);
        CheckAdditionalProperties(schema, direction);
        CheckBases(schema, direction);
        _properties.Check(schema, direction);
    }

    private void CheckFormat(YamlMappingNode schema, string? type, Direction? direction)
    {
        if (schema.Find("format") is not { } format)
        {
            return;
        }

        if (type is null)
        {
            _faults.Invalid(format, "A 'format' belongs to a 'type'.");
        }
        else if (type == "integer" && !IntegerFormats.Contains(format.Text()))
        {
            _faults.Unsupported(format, $"The format '{format.Text()}' of integers is not supported; use 'int32', 'int64' or 'uint64'.");
        }
        else if (type == "string" && format.Text() is "binary" && direction != Direction.Form)
        {
            _faults.Unsupported(format, "The format 'binary' is for the files of a form; JSON has 'byte', which is Base64.");
        }
    }

    private void CheckEnum(YamlMappingNode schema, string? type)
    {
        if (schema.Find("enum") is not { } values)
        {
            return;
        }

        if (type != "string")
        {
            _faults.Unsupported(values, "An 'enum' has the 'type' 'string' here; of other types, name the values in the description.");
        }
        else if (values is not YamlSequenceNode { Children.Count: > 0 } list || list.Children.Any(value => value is not YamlScalarNode))
        {
            _faults.Invalid(values, "An 'enum' is a list of texts.");
        }
    }

    /// <summary>Others read a mapping as well, and NSwag stops at it.</summary>
    private void CheckNames(YamlMappingNode schema)
    {
        if (schema.Find("x-enum-varnames") is { } names and not YamlSequenceNode)
        {
            _faults.Unsupported(names, "NSwag reads 'x-enum-varnames' as a list only, in the order of 'enum'.");
        }
    }

    private void CheckItems(YamlMappingNode schema, string? type, Direction? direction)
    {
        if (schema.Find("items") is not { } items)
        {
            if (type == "array")
            {
                _faults.Unsupported(schema.PlaceOf("type"), "An array has 'items'; 'items: {}' is any JSON.");
            }

            return;
        }

        if (type != "array")
        {
            _faults.Invalid(schema.PlaceOf("items"), "'items' belong to the 'type' 'array'.");
        }

        CheckElement(items, direction);
        if (_types.TypeOf(items) == "array" && _types.IsEnum(_types.Unwrap(items)?.Find("items")))
        {
            _faults.Unsupported(items, "A list of lists of an 'enum' is not supported: leave the 'enum' out, and name the values in the description.");
        }
    }

    private void CheckAdditionalProperties(YamlMappingNode schema, Direction? direction)
    {
        if (schema.Find("additionalProperties") is not { } values || values.Text() is "true" or "false")
        {
            return;
        }

        CheckElement(values, direction);
        if (_types.IsEnum(values) || (_types.TypeOf(values) == "array" && _types.IsEnum(_types.Unwrap(values)?.Find("items"))))
        {
            _faults.Unsupported(values, "A dictionary of an 'enum' is not supported: leave the 'enum' out, and name the values in the description.");
        }
    }

    private void CheckElement(YamlNode element, Direction? direction)
    {
        Check(element, direction);
        if (_types.IsNullable(element))
        {
            _faults.Unsupported(element, "What is in a list or a dictionary cannot be null here; leave its type out ('{}') for any JSON.");
        }
    }

    private void CheckBases(YamlMappingNode schema, Direction? direction)
    {
        if (schema.Find("allOf") is not { } all)
        {
            return;
        }

        var parts = schema.Items("allOf").ToList();
        var bases = parts.Where(part => References.NameOf(part) is not null).ToList();
        if (bases.Count != 1 || parts.Count > 2 || (parts.Count == 2 && schema.Find("properties") is not null))
        {
            _faults.Unsupported(all, "'allOf' has one reference, to the schema that this one extends, and at most one more object, with what it adds.");
            return;
        }

        Check(bases[0], direction);
        var added = parts.Find(part => part != bases[0]);
        if (added is YamlMappingNode { } more)
        {
            // Its properties are those of the schema, and were checked as such.
            ObjectForms.Schema.Check(more, _faults);
            CheckAdditionalProperties(more, direction);
        }

        if ((added is not null || schema.Find("properties") is not null) && _types.TypeOf(bases[0]) != "object")
        {
            _faults.Unsupported(bases[0], "Only an object can be extended.");
        }
        else if (added is not null && (_types.TypeOf(added) != "object" || (added as YamlMappingNode)?.Find("allOf") is not null))
        {
            _faults.Unsupported(added, "What is added here has to be an object, with 'type: object' or 'properties'.");
        }
    }

    // The nodes of YamlDotNet are equal when their values are.
    private sealed class ByReference : IEqualityComparer<(YamlNode Schema, Direction? Direction)>
    {
        public bool Equals((YamlNode Schema, Direction? Direction) x, (YamlNode Schema, Direction? Direction) y)
            => ReferenceEquals(x.Schema, y.Schema) && x.Direction == y.Direction;

        public int GetHashCode((YamlNode Schema, Direction? Direction) obj)
            => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Schema), obj.Direction);
    }
}
