using System;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>The base of the module's own exceptions: the Win32 code in ErrorCode, the server's words in ServerErrorMessage.</summary>
    public class ADException : Exception
    {
        public ADException(string message) : base(message) { }
        public ADException(string message, int errorCode, string serverErrorMessage = null) : base(message)
        {
            ErrorCode = errorCode;
            ServerErrorMessage = serverErrorMessage;
        }

        public int ErrorCode { get; }
        public string ServerErrorMessage { get; }
    }

    public class ADIdentityResolutionException : ADException
    {
        public ADIdentityResolutionException(string message, string server = null) : base(message, 0, server) { }
    }

    /// <summary>Never has an ErrorCode.</summary>
    public class ADIdentityNotFoundException : ADIdentityResolutionException
    {
        public ADIdentityNotFoundException(string message, string server = null) : base(message, server) { }
    }

    public class ADMultipleMatchingIdentitiesException : ADIdentityResolutionException
    {
        public ADMultipleMatchingIdentitiesException(string message) : base(message) { }
    }

    public class ADIdentityAlreadyExistsException : ADException
    {
        public ADIdentityAlreadyExistsException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADInvalidOperationException : ADException
    {
        public ADInvalidOperationException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADPasswordException : ADException
    {
        public ADPasswordException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADPasswordComplexityException : ADPasswordException
    {
        public ADPasswordComplexityException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADInvalidPasswordException : ADPasswordException
    {
        public ADInvalidPasswordException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADServerDownException : ADException
    {
        public ADServerDownException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADReferralException : ADException
    {
        public ADReferralException(string message, int errorCode = 0, string server = null) : base(message, errorCode, server) { }
    }

    public class ADFilterParsingException : ADException
    {
        public ADFilterParsingException(string message) : base(message) { }
    }
}
