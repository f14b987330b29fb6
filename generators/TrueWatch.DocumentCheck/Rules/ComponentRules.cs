using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The components; every schema among them becomes a type, whether anything refers to it or not.</summary>
internal static class ComponentRules
{
    /// <returns>What the types are called.</returns>
    public static HashSet<string> Check(YamlMappingNode root, SchemaRules schemas, FaultList faults)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (root.FindMapping("components") is not { } components)
        {
            return names;
        }

        ObjectForms.Components.Check(components, faults);
        foreach (var (key, schema) in components.Entries("schemas"))
        {
            var name = key.Text() ?? "";
            if (!CSharpNames.IsType(name))
            {
                faults.Name(key, $"No type of C# can be called '{name}': a schema's name has letters, digits and underscores, and begins with a letter.");
            }
            else if (!names.Add(CSharpNames.ToPascalCase(name)))
            {
                faults.Name(key, $"A schema with the name '{name}', or one that differs in capitals and underscores only, is there already; rename one of them.");
            }

            schemas.Check(schema, direction: null);
        }

        return names;
    }
}
