/** A terminal's text with its colours (SGR of ECMA-48) as an SVG picture. */

const CHARACTER = 8.4
const LINE = 18
const MARGIN = 16
const COLORS: Readonly<Record<string, string>> = { '31': '#f07178', '32': '#8fce7f', '33': '#e6c06f', '36': '#7fc8d8' }

/** @param text lines with escape sequences; others than colours and bold are left out */
export function svgOf(text: string, columns: number): string {
  const lines = text.split('\n')
  const [width, height] = [columns * CHARACTER + 2 * MARGIN, lines.length * LINE + 2 * MARGIN]
  const style: Style = { color: '', bold: false }
  const rows = lines.map((line, index) => {
    const y = MARGIN + (index + 0.75) * LINE
    return `<text x="${MARGIN}" y="${y}" xml:space="preserve">${spans(line, style)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="6" fill="#1d2330"/>`,
    `<g font-family="Consolas, Menlo, monospace" font-size="14" fill="#d6dae3">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** What the terminal writes in, from one line to the next. */
interface Style {
  color: string
  bold: boolean
}

/** @param style follows the line */
function spans(line: string, style: Style): string {
  return line
    .split(/(\u001b\[[0-9;]*m)/)
    .map((part) => {
      if (!part.startsWith('\u001b')) return part === '' ? '' : span(part, style)
      for (const code of part.slice(2, -1).split(';')) {
        if (code === '' || code === '0') Object.assign(style, { color: '', bold: false })
        else if (code === '39') style.color = ''
        else if (code === '1') style.bold = true
        else if (code === '22') style.bold = false
        else style.color = COLORS[code] ?? style.color
      }
      return ''
    })
    .join('')
}

function span(text: string, { color, bold }: Style): string {
  const style = `${color === '' ? '' : ` fill="${color}"`}${bold ? ' font-weight="bold"' : ''}`
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return style === '' ? escaped : `<tspan${style}>${escaped}</tspan>`
}
