import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { domains, domainNames } from './domain-controller/domain.js'
import { administratorPassword, labPath, root } from './layout.js'
import { powershell } from './pwsh.js'
import { quoted } from './shell.js'

/**
 * The variables of `.lab/env.sh`; PATH and PSModulePath hold only what goes before their present
 * values.
 */
export type LabVariables = ReturnType<typeof labVariables>

/** The variables that go before their present values, and do not replace them. */
export const prepended: readonly string[] = ['PATH', 'PSModulePath'] satisfies (keyof LabVariables)[]

/**
 * Writes env.sh and env.json, domains.json for the ActiveDirectory module, and the `ad-user-sync`
 * command.
 */
export async function writeEnvironment(): Promise<void> {
  const variables = labVariables()
  await mkdir(labPath('bin'), { recursive: true })
  await writeFile(labPath('bin', 'ad-user-sync'), `#!/bin/sh\nexec node ${quoted(join(root, 'dist/cli.js'))} "$@"\n`)
  await chmod(labPath('bin', 'ad-user-sync'), 0o755)
  await writeFile(labPath('domains.json'), asJson(moduleDomains(labPath('ca'))))
  await writeFile(labPath('env.json'), asJson(variables))
  await writeFile(labPath('env.sh'), Object.entries(variables).map(exported).join(''))
}

export function labVariables() {
  const { source, target } = domains
  return {
    NODE_POWERSHELL: powershell,
    PSModulePath: labPath('modules'),
    PATH: labPath('bin'),
    LAB_SOURCE_URI: `ldap://${source.address}`,
    LAB_SOURCE_BASE: source.base,
    LAB_SOURCE_BIND: source.administrator,
    LAB_TARGET_URI: `ldap://${target.address}`,
    LAB_TARGET_BASE: target.base,
    LAB_TARGET_BIND: target.administrator,
    LAB_PASSWORD: administratorPassword,
    LAB_DOMAINS: labPath('domains.json'),
    LAB_DEFAULT_DOMAIN: target.dnsName,
  }
}

/** @param ca folder of the certificates; without it the connections are not encrypted */
export function moduleDomains(ca?: string): object {
  const entries = domainNames.map((name): [string, object] => {
    const { dnsName, address, host, base } = domains[name]
    return [dnsName, { address, host, base, bind: `administrator@${dnsName}`, ca }]
  })
  return Object.fromEntries(entries)
}

function exported([name, value]: [string, string]): string {
  const rest = prepended.includes(name) ? `"\${${name}:+:$${name}}"` : ''
  return `export ${name}=${quoted(value)}${rest}\n`
}

export function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
