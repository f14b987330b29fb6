namespace TrueWatch.Generated.Tests;

public sealed class PartialSuccessTests
{
    [Theory]
    [InlineData("""{"failCount":1}""", true)]
    [InlineData("""{"failCount":0}""", false)]
    [InlineData("""{"failCount":null}""", false)]
    [InlineData("""{"exportFailedInfo":{"dashboard":["a"]}}""", true)]
    [InlineData("""{"exportFailedInfo":["a"]}""", true)]
    [InlineData("""{"exportFailedInfo":"two failed"}""", true)]
    [InlineData("""{"exportFailedInfo":true}""", true)]
    [InlineData("""{"exportFailedInfo":3}""", true)]
    [InlineData("""{"failCount":0,"exportFailedInfo":{"a":1}}""", true)]
    [InlineData("""{"exportFailedInfo":{}}""", false)]
    [InlineData("""{"exportFailedInfo":[]}""", false)]
    [InlineData("""{"exportFailedInfo":""}""", false)]
    [InlineData("""{"exportFailedInfo":false}""", false)]
    [InlineData("""{"exportFailedInfo":0}""", false)]
    [InlineData("""{"exportFailedInfo":0.0}""", false)]
    [InlineData("""{"exportFailedInfo":null}""", false)]
    [InlineData("{}", false)]
    [InlineData("null", false)]
    public async Task A_success_is_partial_when_its_statistics_tell_of_failures(string importInfo, bool partial)
    {
        using var test = new ClientUnderTest(Json.Success($$"""{"status":"ok","import_info":{{importInfo}}}"""));

        Assert.Equal(partial, (await test.TaskAsync()).IsPartialSuccess);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("running")]
    [InlineData("error")]
    [InlineData("cancel")]
    [InlineData("paused")]
    public void Only_a_success_can_be_partial(string status) =>
        Assert.False(new ResourceTask { StatusValue = status, ImportInfo = new ImportInfo { FailCount = 1 } }.IsPartialSuccess);

    [Fact]
    public void A_success_without_statistics_is_whole() => Assert.False(new ResourceTask { StatusValue = "ok" }.IsPartialSuccess);
}
