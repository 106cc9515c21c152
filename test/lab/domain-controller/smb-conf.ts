import type { Certificate } from './certificates.js'
import type { Domain } from './domain.js'

/**
 * Samba's settings for a domain whose files are in `folder`. Every path that is compiled in below
 * /var or /run is set, so that nothing outside is touched.
 */
export function smbConf(domain: Domain, folder: string, certificate?: Certificate): string {
  const settings = {
    'netbios name': domain.computer.toUpperCase(),
    realm: domain.dnsName.toUpperCase(),
    workgroup: domain.netbiosName,
    'server role': 'active directory domain controller',
    'server services': 'ldap',
    'dcerpc endpoint servers': 'none',
    // With /32 Samba finds no interface and listens nowhere.
    interfaces: `${domain.address}/8`,
    'bind interfaces only': 'yes',
    'disable netbios': 'yes',
    'name resolve order': 'host',
    'private dir': `${folder}/private`,
    'binddns dir': `${folder}/bind-dns`,
    'lock directory': `${folder}/lock`,
    'cache directory': `${folder}/cache`,
    'state directory': `${folder}/state`,
    'pid directory': `${folder}/run`,
    'ncalrpc dir': `${folder}/run/ncalrpc`,
    'winbindd socket directory': `${folder}/run/winbindd`,
    'ntp signd socket directory': `${folder}/run/ntp`,
    'log file': `${folder}/run/log.%m`,
    'usershare path': '',
    logging: 'file',
    'load printers': 'no',
    // Plain simple binds, for any LDAP client that looks at the result.
    'ldap server require strong auth': 'no',
    // The data is thrown away: it need not survive a power cut.
    'ldb:nosync': 'yes',
    ...(certificate && tlsSettings(certificate)),
  }
  const lines = Object.entries(settings).map(([name, value]) => `\t${name} = ${value}\n`)
  return `[global]\n${lines.join('')}`
}

function tlsSettings({ key, certificate, authority }: Certificate): Record<string, string> {
  return { 'tls enabled': 'yes', 'tls keyfile': key, 'tls certfile': certificate, 'tls cafile': authority }
}
