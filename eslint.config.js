// Holds the direction of dependencies (cli → commands → … → core), and that each outside system has one adapter.
import tseslint from 'typescript-eslint'

/** Packages that one file or folder alone may import. */
const ADAPTERS = {
  'node-powershell': 'src/directory/powershell-*.ts is the only place for it',
  inquirer: 'src/approval/prompts.ts is the only place for it',
  chalk: 'src/render/ is the only place for it',
}
const IO_MODULES = ['fs', 'fs/promises', 'child_process', 'net', 'http', 'https', 'dgram', 'os', 'process', 'readline', 'worker_threads']

const adapters = (...allowed) =>
  Object.entries(ADAPTERS)
    .filter(([name]) => !allowed.includes(name))
    .flatMap(([name, message]) => [{ group: [name, `${name}/*`], message }])

const folders = (message, ...names) => ({ group: names.map((name) => `**/${name}/**`), message })
const restrict = (files, ...patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.lab/', '**/bin/', '**/obj/', 'src/generated/*.ts', '!src/generated/generate.ts', '!src/generated/readme.ts'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  restrict(['src/**/*.ts'], ...adapters()),
  restrict(['src/render/**/*.ts'], ...adapters('chalk')),
  restrict(['src/approval/prompts.ts'], ...adapters('inquirer')),
  restrict(['src/directory/powershell-*.ts'], ...adapters('node-powershell')),
  restrict(
    ['src/core/**/*.ts'],
    ...adapters(),
    folders('core is pure: it imports nothing that is not core', 'approval', 'commands', 'config', 'directory', 'files', 'log', 'render', 'snapshot'),
    { group: IO_MODULES.flatMap((name) => [name, `node:${name}`]), message: 'core does no I/O' },
    { group: ['fs-extra', 'yargs'], message: 'core does no I/O' },
  ),
  restrict(
    ['src/config/**/*.ts'],
    ...adapters(),
    folders('config stands below directory, approval and render', 'approval', 'directory', 'render', 'snapshot'),
  ),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli.ts', 'src/generated/generate.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'exit', message: 'cli.ts alone ends the process: throw a SyncError' }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'process', message: 'core does no I/O' }, { name: 'console', message: 'core does no I/O' }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's functions return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }] }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
