using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrueWatch.Generated;

public partial class ImportResourcesResponse
{
    /// <summary>
    /// The conflicts that prevented the import, in any of the documented forms, including undocumented types and kinds: one entry
    /// for each resource, even if the response names it twice.
    /// </summary>
    /// <value>In the order of the response; empty if the import was started.</value>
    [JsonIgnore]
    public IReadOnlyList<ImportConflict> ImportConflicts => ConflictReader.Read(
        JsonSerializer.SerializeToElement(Content, TrueWatchJsonContext.Default.ImportResourcesContent));
}
