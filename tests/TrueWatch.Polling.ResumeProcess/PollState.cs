namespace TrueWatch.Polling.ResumeProcess;

internal enum PollState
{
    Unknown = 0,
    Waiting,
    Done,
}
