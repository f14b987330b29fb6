using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>What an operation sends: one JSON object, or a form with files.</summary>
internal sealed class RequestRules(References references, SchemaRules schemas, SchemaTypes types, FaultList faults)
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>What its method has beside the parameters of the document.</returns>
    public string[] Check(YamlNode method, YamlMappingNode operation)
    {
        if (operation.Find("requestBody") is not { } node || references.Follow(node, "requestBodies") is not { } body)
        {
            return [];
        }

        ObjectForms.RequestBody.Check(body, faults);
        if (method.Text() is "get" or "delete")
        {
            faults.Unsupported(operation.PlaceOf("requestBody"), $"'{method.Text()}' has no body (RFC 9110, section 9.3).");
        }
        else if (body.Entries("content").ToList() is not [(var type, YamlMappingNode media)])
        {
            faults.Unsupported(body.PlaceOf("content"), "A request body has one media type, since the client sends one.");
        }
        else if (type.Text() is "multipart/form-data")
        {
            ObjectForms.MediaType.Check(media, faults);
            CheckForm(type, media);
            return ["form"];
        }
        else if (type.Text() is not "application/json")
        {
            faults.Unsupported(type, $"The media type '{type.Text()}' is not supported: a request body is 'application/json' or 'multipart/form-data'.");
        }
        else
        {
            ObjectForms.MediaType.Check(media, faults);
            schemas.Check(media.Find("schema"), Direction.Request);
            if (!types.IsNamedObject(media.Find("schema")))
            {
                faults.Unsupported(media.Find("schema") ?? type, "A JSON body has a 'schema' that is an object with 'properties'.");
            }
        }

        return ["body"];
    }

    /// <summary>The fields become one class, which no other operation and no JSON shares.</summary>
    private void CheckForm(YamlNode type, YamlMappingNode media)
    {
        if (media.Find("schema") is not YamlMappingNode schema || schema.Find("$ref") is not null || schema.Find("allOf") is not null
            || !types.IsNamedObject(schema))
        {
            faults.Unsupported(media.Find("schema") ?? type, "A form has a 'schema' of its own, written out here: an object with 'properties'.");
            return;
        }

        schemas.Check(schema, Direction.Form);
        foreach (var (name, field) in schema.Entries("properties"))
        {
            if (types.TypeOf(field) is not ("string" or "integer" or "number" or "boolean") || !ParameterRules.IsText(types.Unwrap(field)))
            {
                faults.Unsupported(name, "A field of a form is a file ('type: string', 'format: binary'), or has the 'type' 'string', 'integer', 'number' or 'boolean'.");
            }
        }
    }
}
