using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrueWatch.Generated;

public partial class ImportResourcesResponse
{
    /// <summary>
    /// What kept the import from being started, whichever of the documented forms the response has, and of types and kinds that no
    /// document names as well: an entry for each resource, also where the response names it twice.
    /// </summary>
    /// <value>In the order of the response; empty where the import was started.</value>
    [JsonIgnore]
    public IReadOnlyList<ImportConflict> ImportConflicts => ConflictReader.Read(
        JsonSerializer.SerializeToElement(Content, TrueWatchJsonContext.Default.ImportResourcesContent));
}
