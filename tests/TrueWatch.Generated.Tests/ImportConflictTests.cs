using System.Text.Json;

namespace TrueWatch.Generated.Tests;

/// <summary>The conflicts of an import, whichever form the response has.</summary>
public sealed class ImportConflictTests
{
    // With single quotes, for the sake of whoever reads it.
    private const string Identifier = "{'identifier':'system_overview','existName':'System Overview','importName':'System Overview V2'}";
    private const string Older = "'repeat_name':{'checker':['CPU Usage Alert'],'tag':['0306']},'repeat_identifier':{'dashboard':[" + Identifier + "]}";
    private const string Newer = Older + ",'repeat_conflict':{'dashboard':{'name_and_identifier':[{'name':'CPU Monitoring View','identifier':'123','fileName':'dashboard/CPU Monitoring View.json','existName':'CPU Monitoring View','importName':'CPU Monitoring View'}],'identifier':[],'name':[]}}";

    private const string Named = "checker name CPU Usage Alert/CPU Usage Alert/;tag name 0306/0306/;";
    private const string Overview = "dashboard identifier System Overview V2/System Overview/system_overview";

    [Theory]
    [InlineData("'taskId':'task_xxxx'", "")]
    [InlineData("", "")]
    [InlineData(Older, Named + Overview)]
    [InlineData(Newer, Named + Overview + ";dashboard name_and_identifier CPU Monitoring View/CPU Monitoring View/123")]
    [InlineData("'repeat_identifier':{'dashboard':[" + Identifier + "]},'repeat_conflict':{'dashboard':{'identifier':[" + Identifier + "]}}", Overview)]
    [InlineData("'repeat_name':{'dashboard':['a','b']},'repeat_conflict':{'dashboard':{'name':[{'name':'a','identifier':'1'}]}}", "dashboard name a/a/1;dashboard name b/b/")]
    [InlineData("'repeat_name':{'checker':['a','a']}", "checker name a/a/;checker name a/a/")]
    [InlineData("'repeat_conflict':{'dashboard':{'folder':[{'name':'a','path':'/x'}]}}", "dashboard folder a/a/")]
    [InlineData("'repeat_path':{'viewer':['a']},'total':{'viewer':3}", "viewer path a/a/")]
    [InlineData("'repeat_path':{'tag':['a']},'repeat_conflict':{'tag':{'name':['a']}}", "tag path a/a/;tag name a/a/")]
    [InlineData("'repeat_name':{'tag':['a']},'repeat_conflict':{'tag':{'path':['a']}}", "tag name a/a/;tag path a/a/")]
    [InlineData("'repeat_name':{'tag':['a']},'repeat_conflict':{'slo':{'name':['a']}}", "tag name a/a/;slo name a/a/")]
    [InlineData("'repeat_name':{'checker':'a','tag':null,'slo':[]},'repeat_identifier':['x'],'repeat_conflict':3", "checker name a/a/")]
    [InlineData("'repeat_name':{'checker':[7,{'name':'a'}]}", "checker name //;checker name a/a/")]
    public void Each_resource_is_listed_once_with_its_type_kind_names_and_identifier(string content, string conflicts)
    {
        var response = TolerantJson.Deserialize(
            System.Text.Encoding.UTF8.GetBytes(Json.Success("{" + content.Replace('\'', '"') + "}")),
            TrueWatchJsonContext.Default.ImportResourcesResponse,
            TrueWatchJsonContext.Default.ImportResourcesResponse)!;

        Assert.Equal(conflicts, string.Join(';', response.ImportConflicts.Select(
            conflict => $"{conflict.ResourceType} {conflict.KindValue} {conflict.ImportName}/{conflict.ExistingName}/{conflict.Identifier}")));
    }

    [Theory]
    [InlineData("a", "b", "1", "dashboard: a (there: b, identifier 1)")]
    [InlineData("a", "a", "1", "dashboard: a (identifier 1)")]
    [InlineData("a", "b", null, "dashboard: a (there: b)")]
    [InlineData("a", null, null, "dashboard: a")]
    [InlineData(null, "b", null, "dashboard: b (there: b)")]
    [InlineData(null, null, "1", "dashboard: 1 (identifier 1)")]
    [InlineData(null, null, null, "dashboard: [7]")]
    public void A_conflict_says_what_is_known_of_it(string? importName, string? existingName, string? identifier, string text) => Assert.Equal(
        text, new ImportConflict("dashboard", "name", importName, existingName, identifier, JsonElement.Parse("[7]")).ToString());

    [Theory]
    [InlineData("name", ImportConflictKind.Name)]
    [InlineData("identifier", ImportConflictKind.Identifier)]
    [InlineData("name_and_identifier", ImportConflictKind.NameAndIdentifier)]
    [InlineData("folder", ImportConflictKind.Unknown)]
    public void A_kind_that_nobody_documented_keeps_its_text(string text, ImportConflictKind kind)
    {
        var conflict = new ImportConflict("dashboard", text, "a", "b", "1", default);

        Assert.Equal((kind, text, "dashboard: a (there: b, identifier 1)"), (conflict.Kind, conflict.KindValue, conflict.ToString()));
    }

    [Fact]
    public void What_has_no_name_stays_reachable()
    {
        var response = JsonSerializer.Deserialize(
            Json.Success("""{"repeat_conflict":{"dashboard":{"name":[{"name":"a","fileName":"a.json","owner":"x"}]}}}"""),
            TrueWatchJsonContext.Default.ImportResourcesResponse)!;

        Assert.Equal("x", Assert.Single(response.ImportConflicts).Value.GetProperty("owner").GetString());
    }
}
