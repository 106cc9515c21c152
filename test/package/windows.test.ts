/**
 * Both archives for Windows, each unpacked into an empty folder and run in wine. Needs `npm run
 * package`, which runs this at its end.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Client, Control } from 'ldapts'
import { readJsonSync } from 'fs-extra/esm'
import type { Summary } from '../../src/core/report/summary.js'
import { Sandbox } from '../e2e/support/sandbox.js'
import { labEnvironment } from '../lab/domains.js'
import { root } from '../lab/layout.js'
import { windowsUp, windowsVariables } from '../windows/up.js'
import { asWindows, endWine } from '../windows/wine.js'
import { Signer, whyNotSigned } from './signing.js'
import { release, Unpacked, type Ended } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }
const FORMS = {
  node: { archive: `ad-user-sync-${version}-win-x64.zip`, program: ['node.exe', 'ad-user-sync.cjs'] },
  executable: { archive: `ad-user-sync-${version}-win-x64-exe.zip`, program: ['ad-user-sync.exe'] },
}
const SECRET = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
const TREE_DELETE = '1.2.840.113556.1.4.805'

before(windowsUp)
after(endWine)

it('the list of hashes is that of the files beside it', () => {
  const lines = readFileSync(release('SHA256SUMS.txt'), 'utf8').trim().split('\n')
  assert.equal(lines.length, 4)
  for (const line of lines) {
    const [, hash, name] = /^([0-9a-f]{64}) \*(.+)$/.exec(line)!
    assert.equal(
      createHash('sha256')
        .update(readFileSync(release(name!)))
        .digest('hex'),
      hash,
    )
  }
})

for (const [form, { archive, program }] of Object.entries(FORMS))
  describe(`${archive}`, () => {
    let zip: Unpacked
    let variables: NodeJS.ProcessEnv
    /** The bundle is a file beside Node; the executable holds its own. */
    const run = (...args: string[]): Promise<Ended> => {
      const [node = '', bundle] = program
      const path = bundle === undefined ? [] : [`Z:${join(zip.folder, bundle).replaceAll('/', '\\')}`]
      return zip.run([node, ...path, ...args], { ...variables, AD_USER_SYNC_HMAC: SECRET })
    }
    before(async () => {
      zip = await Unpacked.from(release(archive))
      variables = await windowsVariables()
    })
    after(() => zip.remove())

    it('says its version, and nothing on standard error', async () => {
      assert.deepEqual(await run('--version'), { code: 0, stdout: `${version}\n`, stderr: '' })
    })

    it('shows its help', async () => {
      const { code, stdout, stderr } = await run('--help')
      assert.match(stdout, /^ad-user-sync <command> \[options\]\n/)
      assert.deepEqual([code, stderr], [0, ''])
    })

    it('names a config file that is not there', async () => {
      const { code, stdout, stderr } = await run('export', '--config', 'Straße.json')
      assert.match(stderr, /Straße\.json/)
      assert.deepEqual([code, stdout], [2, ''])
    })

    if (form === 'executable')
      it("runs as before when it is signed with a certificate of one's own", async (t) => {
        const problem = await whyNotSigned()
        if (problem !== null) return t.skip(problem)
        const signer = await Signer.in(zip.work)
        const path = join(zip.folder, 'ad-user-sync.exe')
        await assert.rejects(signer.verify(path))
        await signer.sign(path)
        await signer.verify(path)
        assert.deepEqual(await run('--version'), { code: 0, stdout: `${version}\n`, stderr: '' })
      })

    it('holds what Install.ps1 takes for its parts', () => {
      const script = readFileSync(join(zip.folder, 'Install.ps1'), 'utf8')
      const parts = [.../\$Parts = @\(([^)]*)\)/.exec(script)![1]!.matchAll(/'([^']+)'/g)].map(([, name]) => name)
      const top = new Set(zip.paths.map((path) => path.split('/')[0]))
      const other = form === 'node' ? ['ad-user-sync.exe'] : ['ad-user-sync.cjs', 'ad-user-sync.ps1', 'node.exe']
      assert.deepEqual([...top, ...other].sort(), [...parts].sort())
    })

    it('carries a user from one domain to the other, and a second import changes nothing', async () => {
      const box = await new Sandbox().open('administrator')
      const source = await sourceOf(box.id)
      try {
        zip.write('export-config.json', {
          server: 'source.test',
          export_file: 'users.json',
          user_path: source.base,
          group_path: source.base,
          attributes: ['givenName', 'title'],
        })
        zip.write('import-config.json', {
          server: 'target.test',
          input_file: 'users.json',
          managed_user_path: box.managed,
          group_path: box.groups,
          prefix_common_names: 'P ',
        })
        const exported = await run('export')
        assert.equal(exported.code, 0, exported.stderr)
        assert.match(zip.read('users.json'), /"cn": "Zo\\u00eb Kr\\u00fcger"[^]*\n[0-9a-f]{64}$/)

        const enable = { type: 'enable', user: 'P Zoë Krüger', accept: true, password: 'Gänse-füßchen-99' }
        zip.write('approvals.json', { resolutions: [enable] })
        const first = await run('import', '--approvals', 'approvals.json')
        assert.equal(first.code, 0, first.stderr)
        const { created, enabled, failed } = JSON.parse(first.stdout) as Summary
        assert.deepEqual(
          { created, enabled, failed },
          { created: ['P Zoë Krüger'], enabled: ['P Zoë Krüger'], failed: [] },
        )
        assert.equal((await box.find('P Zoë Krüger', ['title']))?.['title'], 'Größe "L"')
        assert.ok(await box.canLogOn(`${box.id}.zoe`, 'Gänse-füßchen-99'))

        const second = await run('import')
        assert.equal(second.code, 0, second.stderr)
        const { required_interactions, ...rest } = JSON.parse(second.stdout) as Summary
        assert.deepEqual([rest.created, rest.updated, rest.enabled, required_interactions], [[], [], [], []])
      } finally {
        await source.remove()
        await box.close()
      }
    })

    it("has cmdlets that run it in Microsoft's PowerShell, with names, quotes, errors and passwords as they are", async () => {
      const box = await new Sandbox().open('administrator')
      try {
        const person = box.person('Zoë Krüger')
        zip.write('users.json', { timestamp: new Date().toISOString(), users: [person] })
        zip.write('import-config.json', {
          server: 'target.test',
          input_file: 'users.json',
          managed_user_path: box.managed,
          group_path: box.groups,
          prefix_common_names: 'P ',
        })
        const script = [
          "$ErrorActionPreference = 'Stop'",
          '[Console]::OutputEncoding = [System.Text.Encoding]::UTF8',
          `Import-Module -Name '${asWindows(join(zip.folder, 'ps-scripts', 'AdUserSync', 'AdUserSync.psd1'))}'`,
          'Import-AdsUser -WhatIf -PassThru | ForEach-Object { "$($_.Type) $($_.User)" }',
          '(Import-AdsUser -PassThru).Created',
          '$password = ConvertTo-SecureString -String $env:ADS_PASSWORD -AsPlainText -Force',
          '(Get-AdsPendingApproval | Approve-AdsApproval -Password $password -Confirm:$false -PassThru).Enabled',
          '(Get-AdsHistory -Run last).Summary',
          'try { Get-AdsHistory -User \'P "Nobody" \\\' } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }',
        ]
        const password = 'Gänse-füßchen "99"'
        const { code, stdout, stderr } = await zip.powershell(script, { ...variables, ADS_PASSWORD: password })
        assert.deepEqual([code, stderr], [0, ''], stdout)
        const lines = stdout.split('\r\n').filter((line) => line !== '' && !line.startsWith('What if: '))
        assert.deepEqual(lines, [
          'create P Zoë Krüger',
          'P Zoë Krüger',
          'P Zoë Krüger',
          '1 enable',
          'AdUserSync.ConfigurationError,Get-AdsHistory',
          'the journal knows no person "P \\"Nobody\\" \\\\"',
        ])
        assert.ok(await box.canLogOn(person.sAMAccountName, password))
      } finally {
        await box.close()
      }
    })
  })

it("Windows' Node is as it was signed, and the executable has no signature that does not fit", async () => {
  const certificates = (program: Buffer): [at: number, size: number] => {
    const entry = program.readUInt32LE(0x3c) + 24 + 112 + 4 * 8
    return [program.readUInt32LE(entry), program.readUInt32LE(entry + 4)]
  }
  const node = await Unpacked.from(release(FORMS.node.archive))
  const exe = await Unpacked.from(release(FORMS.executable.archive))
  try {
    const signed = readFileSync(join(node.folder, 'node.exe'))
    const [at, size] = certificates(signed)
    assert.equal(at + size, signed.length)
    assert.ok(size > 0)
    assert.deepEqual(certificates(readFileSync(join(exe.folder, 'ad-user-sync.exe'))), [0, 0])
    assert.ok(!existsSync(join(exe.folder, 'node.exe')))
  } finally {
    node.remove()
    exe.remove()
  }
})

/** A person of the source domain in a container of its own. */
async function sourceOf(id: string): Promise<{ base: string; remove: () => Promise<void> }> {
  const lab = labEnvironment()
  const client = new Client({ url: lab.LAB_SOURCE_URI })
  await client.bind(lab.LAB_SOURCE_BIND, lab.LAB_PASSWORD)
  const base = `OU=${id},${lab.LAB_SOURCE_BASE}`
  await client.add(base, { objectClass: 'organizationalUnit' })
  await client.add(`CN=Zoë Krüger,${base}`, {
    objectClass: 'user',
    sAMAccountName: `${id}.zoe`,
    userAccountControl: '544',
    title: 'Größe "L"',
  })
  return {
    base,
    remove: async () => {
      await client.del(base, new Control(TREE_DELETE, { critical: true }))
      await client.unbind()
    },
  }
}
