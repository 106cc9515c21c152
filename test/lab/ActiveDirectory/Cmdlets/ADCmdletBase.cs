using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Management.Automation;
using System.Security.Authentication;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>Runs one cmdlet call: logs it, and turns every failure into an error with Microsoft's error ids.</summary>
    public abstract class ADCmdletBase : PSCmdlet
    {
        private LdapSession session;

        internal abstract string ServerName { get; }
        internal abstract PSCredential BindAs { get; }
        internal virtual object Subject => null;
        /// <summary>Whether errors are reported and the script goes on (WriteError), as a few of Microsoft's cmdlets do.</summary>
        internal virtual bool GoesOnAfterErrors => false;
        internal IDictionary<string, object> Bound => MyInvocation.BoundParameters;
        internal LdapSession Session => session ??= Sessions.Get(ServerName, BindAs);

        protected abstract void Run();

        protected override void ProcessRecord()
        {
            session = null; // a lost connection is opened again by the next record
            RequestLog.Cmdlet = MyInvocation.MyCommand.Name;
            RequestLog.Write("cmdlet");
            Latency.Wait();
            try { Run(); }
            catch (DirectoryOperationException error) { Fail(Errors.From(error, null, () => false)); }
            catch (LdapException error) { Fail(error.ErrorCode == 87 ? new ADException("The search filter cannot be recognized", 8254, error.Message) : new ADException(error.Message, 0, error.ServerErrorMessage)); }
            catch (Exception error) when (error is ADException or ArgumentException or UnauthorizedAccessException or AuthenticationException or TimeoutException or NotSupportedException) { Fail(error); }
        }

        /// <summary>A documented parameter that the lab cannot honour is refused, never ignored.</summary>
        internal void RefuseUnsupported(params string[] names)
        {
            foreach (var name in names)
                if (Bound.ContainsKey(name)) throw new NotSupportedException($"The lab's ActiveDirectory module does not support the parameter -{name} of {MyInvocation.MyCommand.Name}.");
        }

        private void Fail(Exception error)
        {
            var fromServer = error is ADException { ErrorCode: > 0 } or ADServerDownException or ADInvalidOperationException;
            var id = fromServer ? "ActiveDirectoryServer:" + ((ADException)error).ErrorCode : "ActiveDirectoryCmdlet:" + error.GetType().FullName;
            var category = error switch
            {
                ADIdentityNotFoundException => ErrorCategory.ObjectNotFound,
                ADIdentityAlreadyExistsException => ErrorCategory.ResourceExists,
                ADServerDownException => ErrorCategory.ResourceUnavailable,
                ADPasswordException => ErrorCategory.InvalidData,
                ADInvalidOperationException => ErrorCategory.InvalidOperation,
                ADFilterParsingException => ErrorCategory.ParserError,
                UnauthorizedAccessException => ErrorCategory.PermissionDenied,
                AuthenticationException => ErrorCategory.SecurityError,
                ArgumentException => ErrorCategory.InvalidArgument,
                NotSupportedException => ErrorCategory.NotImplemented,
                _ => ErrorCategory.NotSpecified,
            };
            var record = new ErrorRecord(error, id, category, Subject);
            if (GoesOnAfterErrors) WriteError(record); else ThrowTerminatingError(record);
        }
    }

    /// <summary>The parameters that all but one of the cmdlets have.</summary>
    public abstract class ADCmdlet : ADCmdletBase
    {
        [Parameter] public ADAuthType AuthType { get; set; }
        [Parameter] [ValidateNotNull] [Credential] public PSCredential Credential { get; set; }
        [Parameter] [ValidateNotNullOrEmpty] public string Server { get; set; }

        internal override string ServerName => Server;
        internal override PSCredential BindAs => Credential;
    }
}
