import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../command.js'
import { labPath } from '../layout.js'
import { withLock } from '../lock.js'
import type { Domain } from './domain.js'

/** The files of a domain controller's TLS identity. */
export interface Certificate {
  key: string
  certificate: string
  authority: string
}

const authorityKey = labPath('tls', 'ca.key')
const authority = labPath('ca', 'ca.pem')
const newKey = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
const lifetime = ['-days', '3650']

/**
 * Makes the domain controller's certificate, and the lab's own certificate authority, where they do
 * not exist yet. Samba's own has no subjectAltName, which clients that check the host name insist
 * on.
 */
export async function ensureCertificate(domain: Domain): Promise<Certificate> {
  const folder = labPath('tls', domain.address)
  const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'cert.pem'), authority }
  await withLock(labPath('tls.lock'), async () => {
    if (!existsSync(authority)) await makeAuthority()
    if (!existsSync(folder)) await makeCertificate(domain, folder)
  })
  return files
}

async function makeAuthority(): Promise<void> {
  const folder = labPath('ca')
  const draft = `${folder}.new`
  await mkdir(labPath('tls'), { recursive: true })
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  const file = join(draft, 'ca.pem')
  const extensions = [
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ]
  const subject = ['-subj', '/CN=ad-user-sync lab']
  await run('openssl', [
    ...newKey,
    '-x509',
    ...lifetime,
    ...subject,
    ...extensions,
    '-keyout',
    authorityKey,
    '-out',
    file,
  ])
  // The name by which OpenSSL finds a certificate in a folder, as c_rehash gives it.
  const hash = (await run('openssl', ['x509', '-noout', '-hash', '-in', file])).trim()
  await copyFile(file, join(draft, `${hash}.0`))
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
}

async function makeCertificate(domain: Domain, folder: string): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const key = join(draft, 'key.pem')
  const request = join(draft, 'request.pem')
  const extensions = join(draft, 'extensions')
  const names = `subjectAltName=DNS:${domain.host},DNS:${domain.dnsName},IP:${domain.address}`
  await writeFile(extensions, `${names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`)
  await run('openssl', [...newKey, '-subj', `/CN=${domain.host}`, '-keyout', key, '-out', request])
  const signing = [
    '-CA',
    authority,
    '-CAkey',
    authorityKey,
    '-set_serial',
    `0x${randomBytes(8).toString('hex')}`,
    '-extfile',
    extensions,
  ]
  await run('openssl', ['x509', '-req', '-in', request, ...signing, ...lifetime, '-out', join(draft, 'cert.pem')])
  // Samba refuses a key file that others could read.
  await chmod(key, 0o600)
  await rename(draft, folder)
}
