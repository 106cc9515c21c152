/** Active Directory Web Services: its limits, its failures, its pace. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FaultPoint, type Failure, type Fault } from '../../e2e/support/faults.js'
import { down, management, notFound, Unit } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)

describe('the web service', () => {
  it('hangs up at a text, a filter or a message that is too large, and serves the next request', async () => {
    const set = (text: string): string => `Set-ADUser ${sam('plain')} -Replace @{ ${text} } @s`
    const filter = (length: number): string =>
      `$f = '(cn=' + ('x' * (${length} - 5)) + ')'; @(Get-ADObject -LDAPFilter $f @s).Count`
    // As measured on Windows: of members with 73 characters each, 9,500 pass and 10,000 do not.
    const members = (count: number): string =>
      `$m = [string[]](1..${count} | ForEach-Object { ('CN={0:d5},' -f $_) + $ou.PadLeft(64, ' ') }); Set-ADGroup ${sam('group')} -Add @{ member = $m } @s`
    assert.deepEqual(
      await run({
        'a text of 32,768': set(`comment = 'x' * 32768`),
        'a text of 32,769': set(`comment = 'x' * 32769`),
        'a photo of 100 KB': set(`thumbnailPhoto = [byte[]]::new(100000)`),
        'after it': `(Get-ADUser ${sam('plain')} -Properties comment @s).comment.Length`,
        'a filter of 32,768': filter(32_768),
        'a filter of 32,769': filter(32_769),
        'a new user': `New-ADUser -Name Long -SamAccountName ${sam('long')} -Path $ou -OtherAttributes @{ comment = 'x' * 32769 } @s`,
        '9,500 members': members(9500),
        '10,000 members': members(10_000),
      }),
      {
        'a text of 32,768': '',
        'a text of 32,769': down,
        'a photo of 100 KB': '',
        'after it': '32768',
        'a filter of 32,768': '0',
        'a filter of 32,769': down,
        'a new user': down,
        '9,500 members': notFound,
        '10,000 members': down,
      },
    )
  })

  it('is asked by each cmdlet anew: a slow line costs every one', async () => {
    const took = (code: string): string => `(Measure-Command { ${code} }).TotalMilliseconds -ge 400`
    const cases = { one: took(`Get-ADUser ${sam('plain')} @s`), another: took(`Get-ADRootDSE @s`) }
    assert.deepEqual(await run(cases, { LAB_LATENCY_MS: '400' }), { one: 'True', another: 'True' })
  })

  it('stops a script at most failures, and not at those of three cmdlets', async () => {
    const quiet = (code: string): string => `$ErrorActionPreference = 'SilentlyContinue'; ${code}; 'goes on'`
    const stopping = (code: string): string => `${code}; 'goes on'`
    const cmdlets = {
      root: 'Get-ADRootDSE -Server nowhere.test',
      controller: 'Get-ADDomainController -Server nowhere.test',
    }
    const policy = 'Get-ADUserResultantPasswordPolicy nobody -Server nowhere.test'
    assert.deepEqual(
      await run({
        'root, quietly': quiet(cmdlets.root),
        'controller, quietly': quiet(cmdlets.controller),
        'policy, quietly': quiet(policy),
        'domain, quietly': quiet('Get-ADDomain -Server nowhere.test'),
        root: stopping(cmdlets.root),
        controller: stopping(cmdlets.controller),
        policy: stopping(policy),
      }),
      {
        'root, quietly': 'goes on',
        'controller, quietly': 'goes on',
        'policy, quietly': 'goes on',
        'domain, quietly': down,
        root: down,
        controller: down,
        policy: down,
      },
    )
  })

  const failing = async (fault: Fault, cases: Record<string, string>): Promise<Record<string, string>> => {
    const point = await FaultPoint.listen(fault)
    const results = await run(cases, point.env)
    await point.close()
    return results
  }
  const title = `(Get-ADUser ${sam('plain')} -Properties title @s)['title'].Value`
  const set = (value: string): string => `Set-ADUser ${sam('plain')} -Title ${value} @s`

  it('passes on refusals that say nothing of the request', async () => {
    const codes: Failure[] = [8224, 8226, 8227, 8228, 8235]
    const results = await failing(({ when, number }) => (when === 'before' ? codes[number - 1] : undefined), {
      ...Object.fromEntries(codes.map((code) => [String(code), set('never')])),
      title,
    })
    const refused = (text: string, code: number, type = 'ADException'): string => `${management}${type}|${text}|${code}`
    assert.deepEqual(results, {
      8224: refused('An operations error occurred', 8224),
      8226: refused('The time limit for this request was exceeded', 8226),
      8227: refused('The size limit for this request was exceeded', 8227),
      8228: refused('The administrative limit for this request was exceeded', 8228),
      8235: refused('A referral was returned from the server', 8235, 'ADReferralException'),
      title: '',
    })
  })

  it('may have done a request that it does not answer in time', async () => {
    const results = await failing(({ when }) => (when === 'after' ? 'timeout' : undefined), {
      set: set('done'),
      title,
      password: `Set-ADAccountPassword ${sam('plain')} -Reset -NewPassword (Secret 'Correct1.Horse') @s`,
    })
    assert.match(results['set'] as string, /^System\.TimeoutException\|/)
    assert.match(results['password'] as string, /^System\.TimeoutException\|/)
    assert.equal(results['title'], 'done')
  })

  it('may forget an enumeration, and may fail to set a password', async () => {
    const results = await failing(
      ({ when, number }) =>
        when === 'read' && number === 2 ? 'enumeration' : when === 'before' ? 'password' : undefined,
      {
        first: `(Get-ADUser ${sam('plain')} @s).Name`,
        second: `(Get-ADUser ${sam('plain')} @s).Name`,
        third: `(Get-ADUser ${sam('plain')} @s).Name`,
        password: `Set-ADAccountPassword ${sam('plain')} -Reset -NewPassword (Secret 'Correct1.Horse') @s`,
      },
    )
    assert.deepEqual(results, {
      first: 'Plain',
      second: `${management}ADException|The server has returned the following error: invalid enumeration context.|0`,
      third: 'Plain',
      password: `${management}ADPasswordException|The server was unable to process the request due to an internal error.|0`,
    })
  })
})
