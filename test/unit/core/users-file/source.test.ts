import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sequenceRemark } from '../../../../src/core/users-file/sequence.js'
import { sourceProblem, type SourceRules } from '../../../../src/core/users-file/source.js'

const HERE = { domainSid: 'S-1-5-21-1-2-3', dnsName: 'source.test' }
const OTHER = { domainSid: 'S-1-5-21-1-2-4', dnsName: 'other.test' }
const rules: SourceRules = { expected: null, allowOther: false }

describe('a users file is taken, by its source', () => {
  const taken = (...[source, first, more]: [typeof HERE | null, typeof HERE | null, Partial<SourceRules>?]) =>
    assert.equal(sourceProblem(source, first, { ...rules, ...more }), null)
  it('the first time, whatever it says', () => {
    taken(HERE, null)
    taken(null, null)
  })
  it('from the domain of the first one, also after that was renamed', () => {
    taken(HERE, HERE)
    taken({ ...HERE, dnsName: 'renamed.test' }, HERE)
  })
  it('from expected_source, which is a SID or a DNS name in any case', () => {
    for (const expected of ['S-1-5-21-1-2-3', 's-1-5-21-1-2-3', 'SOURCE.test', 'source.test.'])
      taken(HERE, null, { expected })
  })
  it('from anywhere with --allow-other-source', () => {
    taken(OTHER, HERE, { allowOther: true, expected: 'source.test' })
    taken(null, HERE, { allowOther: true })
  })
})

describe('a users file is refused, by its source', () => {
  const refused = (
    source: typeof HERE | null,
    first: typeof HERE | null,
    message: string,
    more: Partial<SourceRules> = {},
  ) => assert.equal(sourceProblem(source, first, { ...rules, ...more })?.message, message)
  it('from another domain than those before', () =>
    refused(
      OTHER,
      HERE,
      'the users file is from the domain other.test (S-1-5-21-1-2-4), but earlier ones were from source.test (S-1-5-21-1-2-3)',
    ))
  it('from a domain that has only the name of the one before', () =>
    refused(
      { ...OTHER, dnsName: 'source.test' },
      HERE,
      'the users file is from the domain source.test (S-1-5-21-1-2-4), but earlier ones were from source.test (S-1-5-21-1-2-3)',
    ))
  it('from nowhere after one from somewhere', () =>
    refused(
      null,
      HERE,
      'the users file does not say which domain it is from, but earlier ones were from source.test (S-1-5-21-1-2-3)',
    ))
  it('from elsewhere or nowhere when expected_source is set, the first time too', () => {
    refused(
      OTHER,
      null,
      'the users file is from the domain other.test (S-1-5-21-1-2-4), and expected_source is source.test',
      { expected: 'source.test' },
    )
    refused(null, null, 'the users file does not say which domain it is from, and expected_source is source.test', {
      expected: 'source.test',
    })
  })
})

describe('the number of a users file', () => {
  const TIME = '2026-11-22T20:00:00Z'
  const place = (sequence: number | null, more: object = {}) => ({ source: HERE, sequence, timestamp: TIME, ...more })
  const says = (file: ReturnType<typeof place>, last: ReturnType<typeof place> | null, expected: string | null) => {
    const remark = sequenceRemark(file, last)
    assert.equal(remark === null ? null : `${remark.level}: ${remark.message}`, expected)
  }
  it('goes without a word when it is the next one, the first one, or none', () => {
    says(place(43), place(42), null)
    says(place(42), null, null)
    says(place(null), place(42), null)
    says(place(42), place(null), null)
  })
  it('shows files that were not imported', () => {
    says(place(42), place(40), 'info: file 41 was not imported')
    says(place(43), place(40), 'info: files 41 and 42 were not imported')
    says(place(44), place(40), 'info: files 41 to 43 were not imported')
  })
  const ANEW =
    'warning: the users file has the number 1, the last imported one had 42: the export restarted its count; look whether another config exports from there'
  it('shows a count that started anew', () => {
    says(place(1), place(42), ANEW)
    says(place(1, { timestamp: null }), place(42), ANEW)
  })
  it('means nothing beside that of another source, or of an older file that was allowed', () => {
    says(place(1, { source: OTHER }), place(42), null)
    says(place(1, { timestamp: '2026-11-21T20:00:00Z' }), place(42), null)
  })
})
