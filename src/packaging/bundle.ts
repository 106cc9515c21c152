/**
 * The program as one CommonJS file that Node runs without node_modules, also inside of a single
 * executable.
 */
import { join } from 'node:path'
import { build as esbuild, type Plugin } from 'esbuild'
import { ROOT } from './layout.js'

/**
 * `debug` looks for supports-color and can do without it; asked for inside of a single executable,
 * Node warns at every run.
 */
const withoutColour: Plugin = {
  name: 'without-supports-color',
  setup(build) {
    build.onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'left-out' }))
    build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }))
  },
}

export interface Bundle {
  text: string
  /** Folders of the npm packages that are in it, relative to the repository, sorted. */
  packages: readonly string[]
}

/** Bundles `src/cli.ts`. @throws Error for what esbuild cannot resolve or warns of */
export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile, warnings } = await esbuild({
    absWorkingDir: ROOT,
    entryPoints: [join('src', 'cli.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // jsonc-parser's CommonJS form hides its imports from esbuild (it is UMD).
    mainFields: ['module', 'main'],
    // An error says its class: esbuild otherwise renames classes of one name.
    keepNames: true,
    legalComments: 'none',
    // What only ES modules have (esbuild.github.io/content-types/#direct-eval and #es-modules:
    // import.meta is empty in CommonJS).
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href" },
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'moduleUrl' },
    plugins: [withoutColour],
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  if (warnings.length > 0) throw new Error(`esbuild warns: ${warnings.map(({ text }) => text).join('; ')}`)
  const missed = /\brequire\d*\("\.[^"]*"\)/.exec(outputFiles[0]!.text)
  if (missed !== null) throw new Error(`the bundle still asks for a file: ${missed[0]}`)
  const names = Object.keys(metafile.inputs).flatMap((path) => packageOf(path) ?? [])
  return { text: outputFiles[0]!.text, packages: [...new Set(names)].sort() }
}

/**
 * `node_modules/a/node_modules/@b/c/d.js` is of the package at `node_modules/a/node_modules/@b/c`.
 */
const packageOf = (path: string): string | undefined => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
