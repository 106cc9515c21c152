using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;

namespace LabPowerShell;

/// <summary>
/// LAB_MODULE_LOG=file: every value that is bound to a parameter of a command, with the name of both. It stands in for module logging (event
/// 4103, about_Logging), which records the same bindings but only in the system's log: it is what <c>Trace-Command -Name ParameterBinding</c>
/// shows, which ends with its command.
/// </summary>
internal static class ParameterLog
{
    public static void Attach(string path)
    {
        var tracer = (PSTraceSource)typeof(PSTraceSource)
            .GetMethod("GetTracer", BindingFlags.Static | BindingFlags.NonPublic, [typeof(string), typeof(string)])!
            .Invoke(null, ["ParameterBinding", "Traces the process of binding the arguments to the parameters of cmdlets, functions, and scripts."])!;
        tracer.Listeners.Add(new TextWriterTraceListener(new StreamWriter(path, append: true) { AutoFlush = true }));
        tracer.Options = PSTraceSourceOptions.All;
    }
}
