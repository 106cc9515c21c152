/** The README as a page that any browser shows without a network, and without the repository. */
import { Marked } from 'marked'
import { gfmHeadingId } from 'marked-gfm-heading-id'

const STYLE = `
body { font: 16px/1.5 "Segoe UI", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }
pre, code { font-family: Consolas, monospace; font-size: 0.9em; background: #f3f4f6 }
pre { padding: 0.8rem; overflow-x: auto } code { padding: 0.1em 0.25em } pre code { padding: 0 }
table { border-collapse: collapse; display: block; overflow-x: auto } th, td { border: 1px solid #d0d7de; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top }
h1, h2 { border-bottom: 1px solid #d0d7de } img { max-width: 100% }`

/** What is beside the page, by the paths that the texts have. */
export interface BesidePage {
  /** Of an SVG picture, which becomes a part of the page. */
  picture: (path: string) => string
  /** Where a link leads in the page or the archive; null: nowhere, and its text alone is left. */
  target: (path: string) => string | null
}

/** @param texts Markdown files, one below the other */
export async function readmeHtml(
  title: string,
  texts: readonly string[],
  { picture, target }: BesidePage,
): Promise<string> {
  const marked = new Marked(gfmHeadingId(), {
    renderer: {
      image: ({ href, text }) =>
        `<img alt="${text}" src="data:image/svg+xml;base64,${Buffer.from(picture(href)).toString('base64')}">`,
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens)
        const to = /^(#|https?:)/.test(href) ? href : target(href)
        return to === null ? text : `<a href="${to}">${text}</a>`
      },
    },
  })
  const body = await marked.parse(texts.join('\n\n'))
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n<style>${STYLE}\n</style>\n${body}</html>\n`
}
