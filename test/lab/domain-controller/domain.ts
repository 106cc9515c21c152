import { join } from 'node:path'
import { labPath, subnet, templateFolder } from '../layout.js'

/** The lab's two unconnected domains: users are exported from one and imported into the other. */
export const domainNames = ['source', 'target'] as const
export type DomainName = (typeof domainNames)[number]

/** One domain of the lab, and where its only domain controller listens and keeps its files. */
export interface Domain {
  name: DomainName
  dnsName: string
  netbiosName: string
  computer: string
  host: string
  address: string
  base: string
  /** Distinguished name of the administrator, for simple binds. */
  administrator: string
  template: string
  data: string
  pidFile: string
  logFile: string
  lockFile: string
}

/** The lab's domains by name. */
export const domains: Record<DomainName, Domain> = {
  // Samba cannot listen on other ports than 389 and 636, hence an address for each domain.
  source: describe('source', 'srcdc', `${subnet}.11`),
  target: describe('target', 'tgtdc', `${subnet}.12`),
}

function describe(name: DomainName, computer: string, address: string): Domain {
  const base = `DC=${name},DC=test`
  return {
    name,
    dnsName: `${name}.test`,
    netbiosName: name.toUpperCase(),
    computer,
    host: `${computer}.${name}.test`,
    address,
    base,
    administrator: `CN=Administrator,CN=Users,${base}`,
    template: join(templateFolder, name),
    data: labPath(name),
    pidFile: labPath(`${name}.pid`),
    logFile: labPath(`${name}.log`),
    lockFile: labPath(`${name}.lock`),
  }
}
