/** Flags of userAccountControl (MS-ADTS 2.2.16). */
export const ACCOUNTDISABLE = 0x2
/** An empty password would do. */
export const PASSWD_NOTREQD = 0x20
/** An ordinary user has this one, and none of the trusts'. */
export const NORMAL_ACCOUNT = 0x200
export const TRUST_ACCOUNTS = 0x800 | 0x1000 | 0x2000
