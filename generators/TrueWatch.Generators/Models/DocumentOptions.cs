namespace TrueWatch.Generators.Models;

/// <summary>What the project says of a document, in the metadata of its item.</summary>
/// <param name="Client">The client's type, for operations that name none of their own.</param>
/// <param name="Method">The client's method, with <c>{operationId}</c> for the operation's id.</param>
/// <param name="Enums">Which enums are wanted: <c>Status</c> or <c>All</c>.</param>
/// <param name="Namespace">The namespace of enums that belong to no waiter.</param>
/// <param name="RootNamespace">The project's own namespace, for enums where neither metadata nor a waiter names one.</param>
internal sealed record DocumentOptions(
    string? Client, string? Method, string? Enums, string? Namespace, string? RootNamespace);
