import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolveSecret } from '../../../src/config/secret.js'
import { takeSecretFromEnvironment } from '../../../src/real-io.js'
import { thrown } from '../support.js'

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string]

describe('the HMAC secret', () => {
  it("is the command line's, else the config's, else the environment's", () => {
    assert.deepEqual(resolveSecret({ commandLine: A, config: B, environment: C }), { secret: Buffer.from(A, 'hex') })
    assert.deepEqual(resolveSecret({ config: B, environment: C }), { secret: Buffer.from(B, 'hex') })
    assert.deepEqual(resolveSecret({ config: null, environment: C }), { secret: Buffer.from(C, 'hex') })
    assert.deepEqual(resolveSecret({ config: null }), { secret: null })
  })
  const refused: [string, string, string][] = [
    ['an odd number of digits', 'abc', 'has 3 hex digits'],
    ['other characters', 'Passw0rd', 'has characters other than hex digits'],
    ['nothing', '', 'is empty'],
    ['a line break at its end, as a file has', 'abcd\n', 'has spaces or a line break around its hex digits'],
    ['spaces', 'ab cd', 'has characters other than hex digits'],
  ]
  for (const [what, hex, problem] of refused) {
    it(`is refused for ${what}, and never repeated`, () => {
      for (const [source, sources] of Object.entries({
        '--hmac': { commandLine: hex },
        AD_USER_SYNC_HMAC: { environment: hex },
      })) {
        const error = thrown(() => resolveSecret({ config: null, ...sources }))
        assert.equal(
          error.message,
          `${source} ${problem}; expected an even number of hex digits (the secret is not shown)`,
        )
        assert.match(error.remedy!, /as the other side has it, or create one with "ad-user-sync init export"/)
      }
    })
  }
  it('under 16 bytes is a warning without it', () => {
    const { secret, warning } = resolveSecret({ commandLine: 'f00d', config: null })
    assert.deepEqual(secret, Buffer.from('f00d', 'hex'))
    assert.equal(warning, 'the secret of --hmac has 2 bytes; fewer than 16 can be guessed')
  })
  it('of 16 bytes is none', () => assert.equal(resolveSecret({ config: 'ab'.repeat(16) }).warning, undefined))
  it('is taken out of the environment', () => {
    const env = { AD_USER_SYNC_HMAC: A, PATH: '/bin' }
    assert.equal(takeSecretFromEnvironment(env), A)
    assert.deepEqual(env, { PATH: '/bin' })
  })
})
