using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using TrueWatch.DocumentCheck.Rules;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck;

/// <summary>
/// A document that the client is to be generated from. What passes, NSwag and the client's templates turn into code that
/// does as the document says; of everything else, a fault says where it is and what to do.
/// </summary>
internal static class Document
{
    /// <param name="path">The file.</param>
    /// <param name="answer">The schema that every response is, or extends.</param>
    public static IReadOnlyList<Fault> Check(string path, string answer) => Check(File.ReadAllBytes(path), answer);

    /// <param name="file">The bytes of the file.</param>
    /// <param name="answer">The schema that every response is, or extends.</param>
    public static IReadOnlyList<Fault> Check(byte[] file, string answer)
    {
        var faults = new FaultList();
        if (DocumentReader.Read(file, faults) is { } root && HasKnownVersion(root, faults))
        {
            ObjectForms.Root.Check(root, faults);
            var references = new References(root, faults);
            var types = new SchemaTypes(references);
            var schemas = new SchemaRules(types, faults);
            var key = SecurityRules.Check(root, faults);
            ServerRules.Check(root, faults);
            var names = ComponentRules.Check(root, schemas, faults);
            var responses = new ResponseRules(references, schemas, types, faults, answer);
            var operations = new OperationRules(
                new ParameterRules(schemas, types, faults, key),
                new RequestRules(references, schemas, types, faults),
                responses,
                root.Find("security"),
                names,
                faults);
            new PathRules(operations, references, faults).Check(root);
            if (!responses.HasJson && faults.ToList().Count == 0)
            {
                faults.Unsupported(root.PlaceOf("paths"), "One operation at least answers with 'application/json': by its schema the templates find the header of the API key.");
            }
        }

        return faults.ToList();
    }

    private static bool HasKnownVersion(YamlMappingNode root, FaultList faults)
    {
        if (root.FindText("openapi") is { } version && (version.StartsWith("3.0.", StringComparison.Ordinal) || version.StartsWith("3.1.", StringComparison.Ordinal)))
        {
            return true;
        }

        faults.Invalid(
            root.Find("openapi") ?? root.PlaceOf("swagger"),
            root.FindText("swagger") is { } swagger
                ? $"This is a document of Swagger {swagger}; the client is generated from OpenAPI 3.0 or 3.1."
                : "The document does not say that it is of OpenAPI 3.0 or 3.1, as 'openapi: 3.0.3' does.");
        return false;
    }
}
