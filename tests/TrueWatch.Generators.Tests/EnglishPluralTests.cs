using TrueWatch.Generators.CSharp;

namespace TrueWatch.Generators.Tests;

public sealed class EnglishPluralTests
{
    [Theory]
    [InlineData("Task", "Tasks")]
    [InlineData("Query", "Queries")]
    [InlineData("Day", "Days")]
    [InlineData("y", "ys")]
    [InlineData("Status", "Statuses")]
    [InlineData("Process", "Processes")]
    [InlineData("Analysis", "Analyses")]
    [InlineData("Box", "Boxes")]
    [InlineData("Batch", "Batches")]
    [InlineData("Jobs", "Jobs")]
    [InlineData("taskID", "taskIDs")]
    public void A_name_gets_its_plural(string name, string plural) => Assert.Equal(plural, EnglishPlural.Of(name));
}
