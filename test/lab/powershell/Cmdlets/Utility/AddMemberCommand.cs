using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

/// <summary>Add-Member for note properties: by -MemberType, by -NotePropertyName, or many by -NotePropertyMembers.</summary>
[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "TypeNameSet")]
public sealed class AddMemberCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "MemberSet")]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "MemberSet")]
    public string Name { get; set; } = "";

    [Parameter(Position = 2, ParameterSetName = "MemberSet")]
    public object? Value { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertySingleMember")]
    [NotAMemberType]
    public string NotePropertyName { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "NotePropertySingleMember")]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertyMultiMember")]
    public IDictionary NotePropertyMembers { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = "TypeNameSet")]
    [Parameter(ParameterSetName = "MemberSet")]
    [Parameter(ParameterSetName = "NotePropertySingleMember")]
    [Parameter(ParameterSetName = "NotePropertyMultiMember")]
    [ValidateNotNullOrEmpty]
    public string? TypeName { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case "MemberSet":
                if (MemberType != PSMemberTypes.NoteProperty) { throw new PSNotSupportedException("The lab's Add-Member adds note properties only."); }
                Add(Name, Value);
                break;
            case "NotePropertySingleMember":
                Add(NotePropertyName, NotePropertyValue);
                break;
            case "NotePropertyMultiMember":
                foreach (DictionaryEntry entry in NotePropertyMembers) { Add(LanguagePrimitives.ConvertTo<string>(entry.Key), entry.Value); }
                break;
        }
        if (TypeName is not null && !InputObject.TypeNames.Contains(TypeName)) { InputObject.TypeNames.Insert(0, TypeName); }
        if (PassThru) { WriteObject(InputObject); }
    }

    private void Add(string name, object? value)
    {
        if (InputObject.Members[name] is { } existing)
        {
            if (!Force || !existing.IsInstance)
            {
                WriteError(new ErrorRecord(new InvalidOperationException($"Cannot add a member with the name \"{name}\" because a member with that name already exists. "
                    + "To overwrite the member anyway, add the Force parameter to your command."), "MemberAlreadyExists", ErrorCategory.InvalidOperation, InputObject));
                return;
            }
            InputObject.Members.Remove(name);
        }
        InputObject.Members.Add(new PSNoteProperty(name, value));
    }
}

/// <summary>Makes <c>Add-Member NoteProperty name value</c> bind to -MemberType: a note property may not be named after one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotAMemberTypeAttribute : ValidateArgumentsAttribute
{
    // The form of the exception that lets the binder go on to the other parameter set is internal.
    private static readonly ConstructorInfo Swallowed = typeof(ValidationMetadataException)
        .GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string), typeof(bool)])!;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string name && LanguagePrimitives.TryConvertTo<PSMemberTypes>(name, out _))
        {
            throw (Exception)Swallowed.Invoke([$"A note property cannot have the name of a member type: '{name}'.", true]);
        }
    }
}
