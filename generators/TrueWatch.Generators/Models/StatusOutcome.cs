namespace TrueWatch.Generators.Models;

/// <summary>What a member of a status enum means for a waiter; members that mean nothing but to go on are left out.</summary>
internal sealed record StatusOutcome(string Member, PollingState Outcome);
