# A host that keeps what it is asked and what it is warned of, and answers with the choices that it was given: 0 Yes, 1 Yes to All, 2 No, 3 No to All.
if (-not ('AnsweringHost' -as [type])) {
    Add-Type -TypeDefinition @'
using System; using System.Collections.Generic; using System.Collections.ObjectModel; using System.Globalization; using System.Security;
using System.Management.Automation; using System.Management.Automation.Host;
public class AnsweringHost : PSHost {
    private readonly string name; private readonly Guid id = Guid.NewGuid(); public readonly AnsweringUI Answers = new AnsweringUI();
    public AnsweringHost(string name) { this.name = name; }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get { return id; } }
    public override string Name { get { return name; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override PSHostUserInterface UI { get { return Answers; } }
    public override void EnterNestedPrompt() { throw new NotSupportedException(); }
    public override void ExitNestedPrompt() { throw new NotSupportedException(); }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int code) { }
}
public class AnsweringUI : PSHostUserInterface {
    public readonly List<string> Asked = new List<string>(); public readonly List<string> Warned = new List<string>(); public readonly Queue<int> Choices = new Queue<int>();
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int chosen) {
        Asked.Add(caption + "|" + message + "|" + choices.Count);
        return Choices.Dequeue();
    }
    public override PSHostRawUserInterface RawUI { get { return null; } }
    public override Dictionary<string, PSObject> Prompt(string c, string m, Collection<FieldDescription> d) { throw new NotSupportedException(); }
    public override PSCredential PromptForCredential(string c, string m, string u, string t) { throw new NotSupportedException(); }
    public override PSCredential PromptForCredential(string c, string m, string u, string t, PSCredentialTypes k, PSCredentialUIOptions o) { throw new NotSupportedException(); }
    public override string ReadLine() { throw new NotSupportedException(); }
    public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
    public override void Write(string v) { }
    public override void Write(ConsoleColor f, ConsoleColor b, string v) { }
    public override void WriteDebugLine(string m) { }
    public override void WriteErrorLine(string v) { }
    public override void WriteLine(string v) { }
    public override void WriteProgress(long i, ProgressRecord r) { }
    public override void WriteVerboseLine(string m) { }
    public override void WriteWarningLine(string m) { Warned.Add(m); }
}
'@
}

function New-AnsweringHost {
    param([int[]]$Choice = @(), [string]$Name = 'Answering')
    $answering = [AnsweringHost]::new($Name)
    foreach ($one in $Choice) { $answering.Answers.Choices.Enqueue($one) }
    return $answering
}
