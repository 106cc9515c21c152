using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// What the servers answer, as the exceptions Microsoft's module throws. Samba and Windows use other codes for the same
    /// refusal (lab-notes.md): both end in one exception here. Codes and texts: winerror.h ("System Error Codes").
    /// </summary>
    internal static class Errors
    {
        private const string Down = "Unable to contact the server. This may be because this server does not exist, it is currently down, or it does not have the Active Directory Web Services running.";
        private const string WeakPassword = "The password does not meet the length, complexity, or history requirement of the domain.";

        public const int NoRights = 8344;

        public static ADServerDownException ServerDown(string detail) => new(Down, 0, detail);
        public static ADPasswordComplexityException Password(string detail = null) => new(WeakPassword, 1325, detail);
        /// <summary>What SetPassword of the web service answers: its fault has no Win32 code.</summary>
        public static ADPasswordComplexityException SetPassword(string detail = null) => new(WeakPassword, 0, detail);
        public static ADException BadSyntax(string detail = null) => new("The object name has bad syntax", 8335, detail);
        public static ADException NamingViolation(string detail = null) => new("There was a naming violation", 8247, detail);
        public static ADException EnumerationContext() =>
            new("The server has returned the following error: invalid enumeration context.");
        public static ADIdentityAlreadyExistsException AccountExists(string detail = null) => new("The specified account already exists", 1316, detail);
        public static ADException NameInUse(string detail = null) =>
            new("An attempt was made to add an object to the directory with a name that is already in use", 8305, detail);
        public static ADException UpnInUse(string detail = null) =>
            new("The operation failed because UPN value provided for addition/modification is not unique forest-wide", 8648, detail);
        public static ADException BadAccountName() => new("The name provided is not a properly formed account name", 1315);
        public static ADException OutOfRange(string detail = null) => new("A value for the attribute was not in the acceptable range of values", 8322, detail);
        public static ADException SeveralForOne(string detail = null) =>
            new("Multiple values were specified for an attribute that can have only one value", 8321, detail);
        public static ADIdentityNotFoundException NoObject(string detail = null) => new("Directory object not found", detail);
        public static ADIdentityNotFoundException NoIdentity(object identity, string root) =>
            new($"Cannot find an object with identity: '{identity}' under: '{root}'.");
        public static UnauthorizedAccessException Denied() => new("Access is denied");

        /// <summary>.NET Framework's form of an argument error, which is what the module's messages look like.</summary>
        public static ArgumentException Argument(string message, string name) => new(message + "\r\nParameter name: " + name);

        public static ArgumentException BadProperty(string name) => Argument("One or more properties are invalid.", name);
        public static ArgumentException NoAttribute(string name) => Argument("The specified directory service attribute or value does not exist", name);

        public static bool IsLost(LdapException error) => error.ErrorCode is 81 or 85 or 91 or -1 or 52 or 51;

        public static Exception FromBind(LdapException error) => error.ErrorCode == 49
            ? new System.Security.Authentication.AuthenticationException("The server has rejected the client credentials.", error)
            : ServerDown(error.Message);

        /// <summary>The exception for a refused request; `tooLong` tells whether one of its values exceeds the schema's range.</summary>
        public static Exception From(DirectoryOperationException error, DirectoryRequest request, Func<bool> tooLong)
        {
            if (error.Response == null) return new ADException(error.Message);
            var text = error.Response.ErrorMessage ?? "";
            var code = Regex.Match(text, "^([0-9A-Fa-f]{8})") is { Success: true } match ? int.Parse(match.Value, NumberStyles.HexNumber) : 0;
            switch (code)
            {
                case 0x52D: return Password(text);
                case 0x524: return AccountExists(text);
                case 0x202F or 0x21C8: return UpnInUse(text);
                case 0x20B5: return new ADException("The name reference is invalid", 8373, text);
                case 5: return Denied();
            }
            switch (error.Response.ResultCode)
            {
                case ResultCode.EntryAlreadyExists:
                    if (IsMember(request)) return new ADException("The specified account name is already a member of the group", 1378, text);
                    // What Samba names in its text is a duplicate principal name only when the request sets one: Windows says 21C8.
                    if (text.Contains("userPrincipalName", StringComparison.OrdinalIgnoreCase)) return UpnInUse(text);
                    return text.Contains("samAccountName", StringComparison.OrdinalIgnoreCase) ? AccountExists(text) : NameInUse(text);
                case ResultCode.OperationsError: return Limit(8224, text);
                case ResultCode.TimeLimitExceeded: return Limit(8226, text);
                case ResultCode.SizeLimitExceeded: return Limit(8227, text);
                case ResultCode.AdminLimitExceeded: return Limit(8228, text);
                case ResultCode.Referral: return Limit(8235, text);
                case ResultCode.NoSuchObject: return NoObject(text);
                case ResultCode.InsufficientAccessRights:
                    return new ADException("Insufficient access rights to perform the operation", NoRights, text);
                case ResultCode.NoSuchAttribute or ResultCode.UndefinedAttributeType:
                    return new ADException("The specified directory service attribute or value does not exist", 8202, text);
                case ResultCode.AttributeOrValueExists:
                    return Single(request) ? SeveralForOne(text)
                        : new ADException("The specified value already exists", 8323, text);
                case ResultCode.ConstraintViolation: return OutOfRange(text);
                case ResultCode.InvalidAttributeSyntax:
                    return tooLong() ? OutOfRange(text) : new ADInvalidOperationException("The attribute syntax specified to the directory service is invalid", 8203, text);
                case ResultCode.InvalidDNSyntax: return BadSyntax(text);
                case ResultCode.NamingViolation: return NamingViolation(text);
                case ResultCode.ObjectClassViolation:
                    return new ADException("An attempt was made to modify an object to include an attribute that is not legal for its class", 8317, text);
                case ResultCode.NotAllowedOnNonLeaf:
                    return new ADException("The directory service can perform the requested operation only on a leaf object", 8213, text);
                case ResultCode.UnwillingToPerform when IsMember(request):
                    return new ADException("The specified account name is not a member of the group", 1377, text);
                case ResultCode.UnwillingToPerform: return new ADInvalidOperationException("The server is unwilling to process the request", 8245, text);
                default: return new ADException(text.Length > 0 ? text : error.Message, 0, text);
            }
        }

        /// <summary>Refusals that say nothing of the request itself.</summary>
        public static ADException Limit(int code, string detail = null) => code switch
        {
            8224 => new ADException("An operations error occurred", code, detail),
            8226 => new ADException("The time limit for this request was exceeded", code, detail),
            8227 => new ADException("The size limit for this request was exceeded", code, detail),
            8228 => new ADException("The administrative limit for this request was exceeded", code, detail),
            8235 => new ADReferralException("A referral was returned from the server", code, detail),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "is no such refusal"),
        };

        private static bool IsMember(DirectoryRequest request) =>
            request is ModifyRequest modify && modify.Modifications.Count > 0 && modify.Modifications[0].Name.Equals("member", StringComparison.OrdinalIgnoreCase);

        // Samba answers 20 both for a value that is there already and for two values where one is allowed.
        private static bool Single(DirectoryRequest request)
        {
            if (request is not ModifyRequest modify) return true;
            foreach (DirectoryAttributeModification change in modify.Modifications)
                if (change.Count > 1 && change.Operation != DirectoryAttributeOperation.Add) return true;
            return false;
        }
    }
}
