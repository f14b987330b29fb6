namespace TrueWatch.Generators.Models;

/// <summary>Where a link takes an argument from.</summary>
internal enum LinkSource
{
    Body,
    Header,
    RequestBody,
    RequestParameter,
    Constant,
}
