using System;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Checks;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>What the creating cmdlets share: names are escaped and checked, then one LDAP add.</summary>
    public abstract class NewADObjects : ADCmdlet
    {
        internal void SetText(AttributeChanges changes, params (string Name, string Attribute)[] table)
        {
            foreach (var (name, attribute) in table)
                if (Bound.TryGetValue(name, out var value) && value is string text) changes.Set(attribute, text);
        }

        /// <summary>The new object's DN, or null under -WhatIf.</summary>
        internal string Create(string name, string prefix, string path, string objectClass, AttributeChanges changes)
        {
            NameRules.CommonName(name);
            if (!Dn.IsDn(path)) throw Errors.BadSyntax();
            path = Dn.Normal(path);
            var account = changes.Text("sAMAccountName");
            if (account != null) NameRules.AccountName(account, objectClass != "group");
            var dn = prefix + Dn.Escape(name) + "," + path;
            if (!ShouldProcess(dn)) return null;
            Session.Names.Check(account, changes.Text("userPrincipalName"), path, name, Guid.Empty);
            Writer.Add(Session, dn, objectClass, changes);
            return dn;
        }

        internal string ManagedByDn(ADPrincipal manager) =>
            Identities.Resolve(Session, ObjectKind.Principal, manager, null, new[] { "objectClass" }).Dn;
    }
}
