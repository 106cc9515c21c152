using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

/// <summary>When Select-Object -Unique takes two objects for the same: equal values, or equal property values; case matters.</summary>
internal static class ObjectEquality
{
    public static bool AreEqual(PSObject first, PSObject second)
    {
        if (first.BaseObject is not PSCustomObject || second.BaseObject is not PSCustomObject)
        {
            return LanguagePrimitives.Equals(first, second, ignoreCase: false);
        }
        var names = first.Properties.Select(property => property.Name).ToList();
        return names.SequenceEqual(second.Properties.Select(property => property.Name), StringComparer.OrdinalIgnoreCase)
            && names.TrueForAll(name => LanguagePrimitives.Equals(first.Properties[name].Value, second.Properties[name].Value, ignoreCase: false));
    }
}

/// <summary>Ends the commands before this one in the pipeline, as Select-Object -First does; the engine's exception for it is internal.</summary>
internal static class UpstreamStop
{
    private static readonly ConstructorInfo Constructor = typeof(PSObject).Assembly
        .GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single(candidate => candidate.GetParameters().Length == 1);

    public static void Throw(PSCmdlet requester) => throw (Exception)Constructor.Invoke([requester]);
}
