using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

/// <summary>New-Object for .NET types (no COM), with the language mode's limits.</summary>
[Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
public sealed class NewObjectCommand : PSCmdlet
{
    // The engine's own list of the types that constrained language mode allows; it has no public door.
    private static readonly MethodInfo IsCoreType = typeof(PSObject).Assembly.GetType("System.Management.Automation.CoreTypes", throwOnError: true)!
        .GetMethod("Contains", BindingFlags.Static | BindingFlags.NonPublic, [typeof(Type)])!;

    [Parameter(ParameterSetName = "Net", Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string TypeName { get; set; } = "";

    [Parameter(ParameterSetName = "Net", Position = 1)]
    [Alias("Args")]
    public object[] ArgumentList { get; set; } = [];

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        if (!LanguagePrimitives.TryConvertTo<Type>(TypeName, out var type))
        {
            Fail(new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded."), "TypeNotFound", ErrorCategory.InvalidType);
            return;
        }
        if (SessionState.LanguageMode == PSLanguageMode.ConstrainedLanguage && !(bool)IsCoreType.Invoke(null, [type])!)
        {
            Fail(new PSNotSupportedException("Cannot create type. Only core types are supported in this language mode."), "CannotCreateTypeConstrainedLanguage", ErrorCategory.PermissionDenied);
        }
        var created = Create(type);
        SetProperties(created);
        WriteObject(created);
    }

    private PSObject Create(Type type)
    {
        var hasDefault = type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null;
        if (ArgumentList.Length == 0 && hasDefault) { return PSObject.AsPSObject(CreateDefault(type)); }
        if (type.GetConstructors().Length == 0 || (ArgumentList.Length == 0 && !hasDefault))
        {
            Fail(new PSArgumentException($"A constructor was not found. Cannot find an appropriate constructor for type {type.FullName}."), "CannotFindAppropriateCtor", ErrorCategory.ObjectNotFound);
        }
        // The engine's own overload resolution and argument conversion.
        var construct = ScriptBlock.Create("param($type, $arguments) , $type::new.Invoke($arguments)");
        return construct.Invoke(type, ArgumentList)[0];
    }

    private object CreateDefault(Type type)
    {
        try { return Activator.CreateInstance(type)!; }
        catch (TargetInvocationException exception)
        {
            throw new MethodInvocationException($"Exception calling \".ctor\" with \"0\" argument(s): \"{exception.InnerException!.Message}\"", exception.InnerException);
        }
    }

    private void SetProperties(PSObject created)
    {
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
        {
            var name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            if (created.Properties[name] is { } property) { property.Value = entry.Value; }
            else if (created.BaseObject is PSCustomObject) { created.Properties.Add(new PSNoteProperty(name, entry.Value)); }
            else
            {
                Fail(new InvalidOperationException($"The member \"{name}\" was not found for the specified .NET object."), "InvalidOperationException", ErrorCategory.InvalidOperation);
            }
        }
    }

    private void Fail(Exception exception, string id, ErrorCategory category) => ThrowTerminatingError(new ErrorRecord(exception, id, category, null));
}
