import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SetPassword } from '../../../../src/interactive/passwords/set-password.js'
import { checkedTemplate } from '../../../../src/interactive/passwords/letter-template.js'
import { lettersHtml, type LetterSettings } from '../../../../src/interactive/passwords/letters.js'

const SETTINGS: LetterSettings = {
  language: 'en',
  template: null,
  usersMustChangePassword: true,
  usersCanNotChangePassword: false,
}
const anna: SetPassword = {
  user: 'P Anna Meyer',
  sAMAccountName: 'a.meyer',
  userPrincipalName: 'a.meyer@target.test',
  displayName: 'Anna Meyer',
  mail: 'anna@example.com',
  department: 'Sales & "Service"',
  groups: ['Staff', 'VPN Access'],
  password: 'Teapot-Meadow-Violin-47',
  isCertain: true,
}
const pagesOf = (html: string): string[] =>
  [...html.matchAll(/<section>\n([^]*?)\n<\/section>/g)].map(([, page]) => page!)
const one = (settings: Partial<LetterSettings> = {}, about: Partial<SetPassword> = {}): string =>
  pagesOf(lettersHtml([{ ...anna, ...about }], { ...SETTINGS, ...settings }))[0]!

describe('letters', () => {
  it('have a page a person, with what is needed to log on and to hand it over', () => {
    const html = lettersHtml([anna, { ...anna, displayName: '', user: 'P Bert' }], SETTINGS)
    const [first, second] = pagesOf(html)
    assert.equal(pagesOf(html).length, 2)
    assert.match(first!, /<p class="to">Anna Meyer<br>Sales &amp; &quot;Service&quot;<br>anna@example\.com<\/p>/)
    assert.match(first!, /<dt>Logon name<\/dt><dd>a\.meyer<\/dd>\n<dt>or, in full<\/dt><dd>a\.meyer@target\.test<\/dd>/)
    assert.match(first!, /<dt>Password<\/dt><dd class="password">Teapot-Meadow-Violin-47<\/dd>/)
    assert.match(first!, /<dt>Groups<\/dt><dd>Staff, VPN Access<\/dd>/)
    assert.match(second!, /<p class="to">P Bert<br>/)
    assert.match(html, /section \{ break-after: page/)
  })
  it('run no script, load nothing, and show names as text', () => {
    const evil = '<script>alert(1)</script>\u202e"\'&{{password}}'
    const values = { displayName: evil, mail: evil, department: evil, groups: [evil], password: evil }
    for (const template of [null, '<p>{{name}} {{groups}} {{password}}</p>']) {
      const html = lettersHtml([{ ...anna, ...values }], { ...SETTINGS, template })
      assert.doesNotMatch(html, /<script|\u202e/)
      assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;\\u202e&quot;&#39;&amp;\{\{password\}\}/)
      assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/)
    }
  })
  it('have an unusual blank of a name as a blank: they are for people', () => {
    assert.match(one({}, { displayName: 'Anna\u00a0Meyer\u2009M.\u202fA.\u3000B' }), /Anna Meyer M\. A\.\u3000B<br>/)
  })
  it('say what becomes of the password, and whether it is certain that it was set', () => {
    assert.match(one(), /asked for a password of your own at the first logon/)
    assert.match(one({ usersMustChangePassword: false }), /set a password of your own after/)
    const cannot = { usersMustChangePassword: false, usersCanNotChangePassword: true }
    assert.match(one(cannot), /cannot be changed by you/)
    assert.doesNotMatch(one(), /not certain/)
    assert.match(one({}, { isCertain: false }), /not certain that this password was set/)
  })
  it('speak German', () => {
    const html = lettersHtml([anna], { ...SETTINGS, language: 'de' })
    assert.match(
      html,
      /<html lang="de">[^]*<h1>Ihr Benutzerkonto<\/h1>[^]*<dt>Kennwort<\/dt>[^]*bei der ersten Anmeldung/i,
    )
  })
})

describe('letters_template', () => {
  it('is one page, filled in for each person', () => {
    const template = checkedTemplate('<h1>{{ name }}</h1>{{logon_name}}: {{password}}', 't.html')
    assert.equal(one({ template }), '<h1>Anna Meyer</h1>a.meyer: Teapot-Meadow-Violin-47')
  })
  it('is refused with an unknown placeholder, without a password, or with a script', () => {
    const refused = (template: string, message: RegExp) =>
      assert.throws(() => checkedTemplate(template, 't.html'), message)
    refused(
      '{{password}} {{logon-name}} {{logonname}}',
      /there is no \{\{logonname\}\}; did you mean \{\{logon_name\}\}\?/,
    )
    refused('<p>{{name}}</p>', /t\.html has no \{\{password\}\}/)
    for (const script of ['<script src=x>', '<p onclick="x">', '<a href="javascript:x">'])
      refused(`{{password}} ${script}`, /has a script/)
  })
})
