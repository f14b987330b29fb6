using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrueWatch.Cli.Output;

/// <summary>One JSON object on the standard output, indented.</summary>
internal static class JsonReport
{
    // The text goes to a terminal or a file, not into a page: only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> writeProperties)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writeProperties(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
