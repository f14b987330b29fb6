using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TrueWatch.Simulator;

/// <summary>Reads the form of an upload, the file of which it keeps on disk, if it is large, until the request is answered.</summary>
internal static class UploadReader
{
    private const string FileField = "files";

    private static readonly FormOptions Unlimited = new() { MultipartBodyLengthLimit = long.MaxValue };

    public static InvalidUploadException NoForm()
        => new($"The body is not a form with a file. Send it as multipart/form-data, with the archive in the field {FileField}.");

    /// <exception cref="InvalidUploadException">The body is not the form of an upload.</exception>
    /// <exception cref="IOException">The client is gone.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.GetTypedHeaders().ContentType is not { MediaType.Value: var type }
            || !"multipart/form-data".Equals(type, StringComparison.OrdinalIgnoreCase))
        {
            throw NoForm();
        }

        var form = await ReadFormAsync(request, cancellationToken).ConfigureAwait(false);
        if (form.Files is not [{ Name: FileField } file])
        {
            var found = string.Join(", ", form.Files.Select(found => $"'{found.Name}'"));
            throw new InvalidUploadException(
                $"The form has to have one file, in the field {FileField}, and its part has to have a filename. " +
                $"The files are in the fields: {(found.Length == 0 ? "none" : found)}");
        }

        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        return new UploadForm([.. fields, .. QueryParameters.Of(request)], file.OpenReadStream());
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(Unlimited, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException
            or IOException and not (BadHttpRequestException or ConnectionResetException))
        {
            throw new InvalidUploadException($"The form cannot be read: {exception.Message}");
        }
    }
}
