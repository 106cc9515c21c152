using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LabPowerShell.Host;

/// <summary>
/// LAB_SCRIPTBLOCK_LOG=file: the text of every script that runs, once each: command lines, files, modules, and what a script
/// creates and runs itself. It stands in for script block logging (about_Logging), whose events go only to the system's log: it steps
/// through every statement with the debugger and notes the whole text that the statement is part of.
/// </summary>
internal sealed class ScriptTextLog(string path, Debugger debugger)
{
    private readonly HashSet<string> known = [];

    /// <summary>Null unless a test has asked for it.</summary>
    public static ScriptTextLog? Attach(Runspace runspace)
    {
        if (Environment.GetEnvironmentVariable("LAB_SCRIPTBLOCK_LOG") is not { Length: > 0 } path) { return null; }
        var log = new ScriptTextLog(path, runspace.Debugger);
        runspace.Debugger.SetDebugMode(DebugModes.LocalScript);
        runspace.Debugger.DebuggerStop += log.OnStop;
        return log;
    }

    /// <summary>Notes a command line, run or not, and steps into what it runs: stepping ends with each command line.</summary>
    public void BeforeCommand(string text)
    {
        Note(text, null);
        debugger.SetDebuggerStepMode(true);
    }

    private void OnStop(object? sender, DebuggerStopEventArgs stop)
    {
        stop.ResumeAction = DebuggerResumeAction.StepInto;
        foreach (var frame in debugger.GetCallStack())
        {
            Note(frame.Position.StartScriptPosition.GetFullScript(), frame.ScriptName);
        }
    }

    private void Note(string? text, string? source)
    {
        if (string.IsNullOrEmpty(text) || !known.Add(text)) { return; }
        File.AppendAllText(path, $"# script text from {source ?? "standard input"}\n{text}\n");
    }
}
