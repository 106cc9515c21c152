/** A lost connection in an interactive session: only the person ends the attempts. */
import type { Connecting } from '../directory/powershell/connect.js'
import type { Prompts } from '../terminal/prompts.js'

/**
 * Asks before each attempt, and shows the outcome of the decision under way.
 * @param waiting called before each question: a session that waits for a person holds no lock
 */
export const askAboutLoss = (prompts: Prompts, waiting: () => void): Pick<Connecting, 'attempts' | 'tell'> => ({
  attempts: () => ({
    again: ({ message }) => {
      waiting()
      prompts.say('')
      prompts.say(`The connection is lost: ${message}`, prompts.style.bad)
      return prompts.choose('Try again, or quit?', [
        { key: 't', name: 'try again, with the same domain controller', value: true },
        { key: 'q', name: 'quit: what is open is asked again in the next run', value: false },
      ])
    },
  }),
  tell: (sentence) => prompts.say(`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`, prompts.style.good),
})
