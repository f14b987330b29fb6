namespace TrueWatch.Simulator;

/// <summary>An upload is not what an import takes. The message is for whoever sent it.</summary>
internal sealed class InvalidUploadException(string message) : Exception(message);
