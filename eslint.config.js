// Holds the direction of dependencies (cli → commands → … → core), and that each outside system has
// one adapter.
import tseslint from 'typescript-eslint'

/** Packages that one file or folder alone may import. */
const ADAPTERS = {
  'node-powershell': 'src/directory/powershell/process.ts is the only place for it',
  inquirer: 'src/terminal/keyboard.ts is the only place for it',
  chalk: 'src/terminal/paint.ts is the only place for it',
}
const IO_MODULES = [
  ...['fs', 'fs/promises', 'child_process', 'net', 'http', 'https', 'dgram', 'os', 'process', 'readline'],
  ...['worker_threads', 'module'],
]

const adapters = (...allowed) =>
  Object.entries(ADAPTERS)
    .filter(([name]) => !allowed.includes(name))
    .flatMap(([name, message]) => [{ group: [name, `${name}/*`], message }])

/** A number before one of these says "1 users", sooner or later. */
const COUNTED = [
  ...['users', 'people', 'changes', 'accounts', 'approvals', 'entries', 'rejections', 'differences', 'groups'],
  ...['memberships', 'values', 'bytes', 'characters', 'seconds', 'days', 'words', 'digits', 'dates'],
  ...['problems', 'passwords', 'objects', 'deactivations', 'items', 'outcomes', 'attributes'],
]

/**
 * The folders of src and which others each may import, src/generated aside: nothing in a circle.
 */
const MAY_IMPORT = {
  core: [],
  process: ['core'],
  terminal: ['core', 'process'],
  log: ['core', 'process', 'terminal'],
  config: ['core', 'process'],
  files: ['core', 'process', 'config'],
  directory: ['core', 'process', 'terminal', 'config'],
  snapshot: ['core', 'directory'],
  workflow: ['core', 'directory'],
  interactive: ['core', 'process', 'terminal', 'config', 'files', 'directory', 'snapshot', 'workflow'],
  run: ['core', 'process', 'terminal', 'config', 'files', 'directory', 'workflow', 'interactive'],
  'command-line': ['core', 'process', 'terminal', 'config'],
  commands: [
    ...['core', 'process', 'terminal', 'config', 'files', 'directory', 'snapshot', 'workflow', 'interactive'],
    ...['run', 'command-line'],
  ],
  generate: ['core', 'config'],
  packaging: ['core', 'commands', 'command-line'],
}

const restrict = (files, ...patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
const above = (folder) => [
  ...Object.keys(MAY_IMPORT)
    .filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other))
    .map((other) => ({ group: [`**/${other}/**`], message: `src/${folder} stands below or beside src/${other}` })),
  { group: ['**/cli.js', '**/real-io.js'], message: 'src/cli.ts and src/real-io.ts stand above all folders' },
]

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', '.lab/', '**/bin/', '**/obj/', 'src/generated/', '**/*.cjs'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Prettier wraps code and leaves comments alone.
      'max-len': ['error', { code: 1000, comments: 100, ignoreUrls: true }],
    },
  },
  restrict(['src/**/*.ts'], ...adapters()),
  // Of two entries for one file, the later one counts alone.
  ...Object.keys(MAY_IMPORT).map((folder) => restrict([`src/${folder}/**/*.ts`], ...adapters(), ...above(folder))),
  restrict(['src/terminal/paint.ts'], ...adapters('chalk'), ...above('terminal')),
  restrict(['src/terminal/keyboard.ts'], ...adapters('inquirer'), ...above('terminal')),
  restrict(['src/directory/powershell/process.ts'], ...adapters('node-powershell'), ...above('directory')),
  restrict(
    ['src/core/**/*.ts'],
    ...adapters(),
    ...above('core'),
    { group: IO_MODULES.flatMap((name) => [name, `node:${name}`]), message: 'core does no I/O' },
    { group: ['fs-extra', 'fs-extra/*', 'yargs', '**/io.js', '**/package.js'], message: 'core does no I/O' },
  ),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'cli.ts alone ends the process: throw a SyncError' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/generate/**', 'src/packaging/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `TemplateElement[value.raw=/^ ((?!in|the|of|has)[a-z]+ ){0,2}(${COUNTED.join('|')})\\b(?! file)/]`,
          message: 'howMany of core/text/how-many.ts says it of one, too',
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'core does no I/O' },
        { name: 'console', message: 'core does no I/O' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's functions return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
