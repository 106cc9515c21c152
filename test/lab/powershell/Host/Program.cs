using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text;

namespace LabPowerShell.Host;

/// <summary>Starts like pwsh; see <see cref="Arguments"/> for what it accepts.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var arguments = Arguments.Parse(args);
        if (arguments.Error is { } error)
        {
            Console.Error.WriteLine(error);
            return Arguments.UsageExitCode;
        }
        if (arguments.ShowVersion)
        {
            Console.Out.WriteLine("PowerShell " + PSVersionInfoText.Engine);
            return 0;
        }
        UseUtf8();
        LabSettings.UseNewLine();
        var host = new LabHost(arguments.NonInteractive);
        using var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        // The commands run on this thread: one thread less to start, and [Console]::In is read where the loop reads it.
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        ParameterLog.Attach();
        LabSettings.UseLanguageMode(runspace);
        var runner = new CommandRunner(runspace, ScriptTextLog.Attach(runspace));
        return RunRequested(arguments, runner, host);
    }

    private static int RunRequested(Arguments arguments, CommandRunner runner, LabHost host)
    {
        var succeeded = true;
        if (arguments.File is not null) { succeeded = RunFile(runner, FileCommand(arguments)); }
        else if (arguments.Command is not null) { succeeded = RunOnce(runner, new Command(arguments.Command, isScript: true)); }
        var readsMore = arguments.NoExit || arguments.ReadFromStandardInput || arguments is { File: null, Command: null };
        if (host.ExitCode is null && readsMore) { return new CommandLoop(runner, host).Run(); }
        return host.ExitCode ?? (succeeded ? 0 : 1);
    }

    /// <summary>An <c>exit</c> in the script ends the host; the engine's switch for that is internal.</summary>
    private static bool RunFile(CommandRunner runner, Command script)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var context = typeof(Runspace).GetProperty("ExecutionContext", Hidden)!.GetValue(Runspace.DefaultRunspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)!.SetValue(context, true);
        return RunOnce(runner, script);
    }

    private static bool RunOnce(CommandRunner runner, Command command)
    {
        try { return runner.Run(command); }
        catch (IncompleteParseException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return false;
        }
    }

    /// <summary>
    /// The script with its arguments; <c>-Name</c> binds by name, as with pwsh -File. With its dash, a name alone is a switch.
    /// </summary>
    private static Command FileCommand(Arguments arguments)
    {
        var command = new Command(arguments.File!, isScript: false);
        string? name = null;
        foreach (var argument in arguments.FileArguments)
        {
            var isName = argument.Length > 1 && argument[0] == '-' && char.IsLetter(argument[1]);
            if (isName || name is null)
            {
                if (name is not null) { command.Parameters.Add(new CommandParameter(name)); }
                name = isName ? argument.TrimEnd(':') : null;
                if (!isName) { command.Parameters.Add(new CommandParameter(null, argument)); }
                continue;
            }
            command.Parameters.Add(new CommandParameter(name, argument));
            name = null;
        }
        if (name is not null) { command.Parameters.Add(new CommandParameter(name)); }
        return command;
    }

    private static void UseUtf8()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        Console.InputEncoding = utf8;
    }
}
