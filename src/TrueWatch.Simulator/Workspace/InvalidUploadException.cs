namespace TrueWatch.Simulator;

/// <summary>An upload is not what an import takes. The message is for the sender.</summary>
internal sealed class InvalidUploadException(string message) : Exception(message);
