import assert from 'node:assert/strict'
import { it } from 'node:test'
import { svgOf } from '../../lab/terminal-svg.js'

it('the picture of a terminal has its text, escaped, in its colours, which last until they end', () => {
  const lines = svgOf('\u001b[32m+ <A> & B\nC\u001b[39m D\n\u001b[1mE\u001b[0m', 20).split('\n')
  assert.deepEqual(
    lines.filter((line) => line.startsWith('<text')).map((line) => line.replace(/^<text[^>]*>|<\/text>$/g, '')),
    [
      '<tspan fill="#8fce7f">+ &lt;A&gt; &amp; B</tspan>',
      '<tspan fill="#8fce7f">C</tspan> D',
      '<tspan font-weight="bold">E</tspan>',
    ],
  )
  assert.ok(!lines.join('').includes('\u001b'))
})
