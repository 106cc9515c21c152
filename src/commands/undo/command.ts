/** `undo RUN`: plans the inverse of a run, and after a typed number performs it. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { allowOf, commonOptionsOf, flagsOf, plainCommand, valuesOf } from '../../command-line/command.js'
import { commonOptions, UNDO_OPTIONS } from '../../command-line/option-tables.js'

export const undoCommand = plainCommand(
  {
    name: 'undo',
    words: ['<RUN>'],
    options: { ...UNDO_OPTIONS, ...commonOptions(DEFAULT_NAMES.import[0]) },
    describe: 'Reverse what a run changed, after you confirm the number of users',
    brief: {
      usual: ['dry-run', 'only', 'hold'],
      examples: [
        'ad-user-sync undo last --dry-run       shows what would be put back',
        'ad-user-sync undo 3f2a9c11             puts back the run with that id',
      ],
    },
  },
  async (argv, secret, io) => {
    const { runUndo } = await import('./run.js')
    return runUndo(
      {
        ...commonOptionsOf(argv, secret),
        run: String(argv['run']),
        ...valuesOf(argv, ['only']),
        ...valuesOf<'confirm', number>(argv, ['confirm']),
        ...flagsOf(argv, ['dryRun', 'details', 'all', 'hold']),
        allow: allowOf(argv),
      },
      io,
    )
  },
)
