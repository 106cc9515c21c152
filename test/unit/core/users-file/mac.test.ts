import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { InputError } from '../../../../src/errors.js'
import { sign } from '../../../../src/core/users-file/mac.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import { file, GUID, KEY, read, refused, user } from './reading.js'

describe('the MAC', () => {
  it('wrong: refused before anything is parsed', () => {
    refused(`not JSON\n${'0'.repeat(64)}`, /^the MAC of the users file is wrong/, KEY)
    refused(sign(file(user()), KEY).replace('Ann', 'Anm'), /MAC .* wrong/, KEY)
    refused(sign(file(user()), Buffer.from('ff'.repeat(16), 'hex')), /MAC .* wrong/, KEY)
  })
  it('missing where a secret is given: refused', () => {
    refused(file(user()), /has no MAC line, but an HMAC secret is given/, KEY)
    refused(sign(file(user()), KEY).slice(0, -1), /has no MAC line/, KEY)
    refused('', /has no MAC line/, KEY)
  })
  it('present where no secret is given: refused', () =>
    refused(sign(file(user()), KEY), /has a MAC line, but no HMAC secret is given/))
  it('right, in upper case and before a trailing newline: taken', () => {
    const body = file(user())
    const mac = createHmac('sha256', KEY).update(body).digest('hex').toUpperCase()
    assert.equal(read(`${body}\n${mac}\n`, KEY).people.length, 1)
  })
  it("over the line break before it, as the Python tool's covers: taken", () => {
    const body = file(user())
    const mac = createHmac('sha256', KEY).update(`${body}\n`).digest('hex')
    assert.equal(read(`${body}\n${mac}`, KEY).people.length, 1)
  })
  it('and a trailing newline do not make it another file: the hash is that of the body', () => {
    const body = file(user())
    assert.equal(read(sign(body, KEY), KEY).hash, read(body).hash)
    assert.equal(read(`${body}\n`).hash, read(body).hash)
  })
  it('of any one flipped bit of the file: refused', () => {
    const signed = Buffer.from(sign(file(user(`, "objectGUID": "${GUID}"`)), KEY))
    fc.assert(
      fc.property(fc.nat(signed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(signed)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        // Hex digits of the MAC mean the same in upper case.
        fc.pre(
          changed.toString('latin1').toLowerCase() !== signed.toString('latin1').toLowerCase() ||
            bit >> 3 < signed.length - 64,
        )
        assert.throws(() => readUsersFile(changed, KEY), InputError)
      }),
    )
  })
})
