namespace TrueWatch.Generators.Models;

/// <summary>What the project says of a document, in the metadata of its item.</summary>
/// <param name="Client">The client's type, for operations that name none of their own.</param>
/// <param name="Method">The client's method, with <c>{operationId}</c> for the operation's id.</param>
internal sealed record DocumentOptions(string? Client, string? Method);
