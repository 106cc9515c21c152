import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readmeHtml } from '../../../src/packaging/readme-html.js'

it('the page of the README holds its pictures, and no link that leads nowhere', async () => {
  const page = await readmeHtml(
    'ad-user-sync',
    [
      '# Read *me*\n\n![a run](test/picture.svg) [above](#read-me), [what is new](CHANGELOG.md), [`the map`](src/README.md)',
    ],
    { picture: (path) => `<svg>${path}</svg>`, target: (path) => (path === 'CHANGELOG.md' ? '#changes' : null) },
  )
  const svg = Buffer.from('<svg>test/picture.svg</svg>').toString('base64')
  assert.match(page, /<h1 id="read-me">/)
  assert.ok(page.includes(`<img alt="a run" src="data:image/svg+xml;base64,${svg}">`))
  assert.ok(
    page.includes('<a href="#read-me">above</a>, <a href="#changes">what is new</a>, <code>the map</code></p>'),
    page,
  )
})
