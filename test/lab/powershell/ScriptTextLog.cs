using System.Management.Automation;
using System.Reflection;

namespace LabPowerShell;

/// <summary>
/// LAB_SCRIPTBLOCK_LOG=file: the text of every script that runs, once each: command lines, files, modules, and what a script creates and runs
/// itself. It stands in for script block logging (event 4104, about_Logging), whose records go only to the system's log: it steps through
/// every statement with the debugger, and notes the whole text that the statement is part of.
/// </summary>
internal sealed class ScriptTextLog(string path, Debugger debugger)
{
    private readonly HashSet<string> known = [];

    public void Attach(CommandReader reader)
    {
        // Instead of the console's handler, which would ask for debugger commands at each stop.
        EventHandler<DebuggerStopEventArgs> onStop = OnStop;
        typeof(Debugger).GetField("DebuggerStop", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(debugger, onStop);
        debugger.SetDebugMode(DebugModes.LocalScript);
        reader.Command += text =>
        {
            Note(text, null);
            // Stepping ends with each command line.
            debugger.SetDebuggerStepMode(true);
        };
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
