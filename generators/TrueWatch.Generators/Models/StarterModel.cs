namespace TrueWatch.Generators.Models;

/// <summary>An operation with a link to a polled one, as the document describes it and without any position in it.</summary>
/// <param name="Call">How the operation is called.</param>
/// <param name="Link">The name of the link.</param>
/// <param name="Name">What the methods are called after.</param>
/// <param name="Codes">The success responses that have the link.</param>
/// <param name="StatusPattern">Their HTTP statuses as a pattern; null where all successes have the link.</param>
/// <param name="IsMistaken">Whether a success without the link has the values that it takes all the same.</param>
/// <param name="Arguments">What the link gives to the polled operation.</param>
/// <param name="ForWaiter">What the names have of the waiter; empty where the polled operation has no other.</param>
/// <param name="Place">Which of the polled operation's places the link is at.</param>
internal sealed record StarterModel(
    CallModel Call, string Link, string Name, string Codes, string? StatusPattern, bool IsMistaken,
    EquatableArray<LinkArgumentModel> Arguments, string ForWaiter = "", int Place = 0);
