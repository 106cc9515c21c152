/**
 * Every error that the tool can print, with its exit code and its remedy, read from the source:
 * from each `new …Error(message, remedy)`. What stands for a value is `…`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as errors from '../errors.js'

export interface Message {
  exitCode: number
  message: string
  /** null: there is nothing to do, or it depends on what was found. */
  remedy: string | null
}

/** The exit code of each class of errors, by its name. */
const EXIT_CODE_OF = new Map(
  Object.entries(errors).flatMap(([name, Made]) => {
    if (typeof Made !== 'function' || !(Made.prototype instanceof errors.SyncError)) return []
    const error = new (Made as new (message: string) => errors.SyncError)('')
    return [[name, error.exitCode] as const]
  }),
)

/** By exit code, then as they stand in the source. @param folder of the source */
export function messages(folder: string): Message[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !/^(?:generated?|packaging)\//.test(name))
    .sort()
  const found = files.flatMap((name) => messagesOf(readFileSync(join(folder, name), 'utf8')))
  const distinct = new Map(found.map((one) => [JSON.stringify(one), one]))
  return [...distinct.values()].sort((a, b) => a.exitCode - b.exitCode)
}

function messagesOf(source: string): Message[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true)
  const constants = constantsOf(file)
  const found: Message[] = []
  const visit = (node: ts.Node): void => {
    const exitCode = ts.isNewExpression(node) ? EXIT_CODE_OF.get(node.expression.getText()) : undefined
    if (ts.isNewExpression(node) && exitCode !== undefined) {
      const [message, remedy] = (node.arguments ?? []).map((argument) => textsOf(argument, constants))
      for (const text of message ?? [])
        if (/[a-z]{3}/.test(text.replaceAll('…', '')))
          found.push({ exitCode, message: text, remedy: remedy?.find((one) => one !== '…') ?? null })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The texts that constants of a file hold, by name. */
function constantsOf(file: ts.SourceFile): Map<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>()
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      constants.set(node.name.text, node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return constants
}

/** What an expression can say: one text for each way through it. */
function textsOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression, constants)
  if (ts.isConditionalExpression(node))
    return [...textsOf(node.whenTrue, constants), ...textsOf(node.whenFalse, constants)]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map((span) => valueText(span.expression) + span.literal.text).join('')]
  if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return textsOf(node.right, constants)
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return textsOf(node.left, constants).flatMap((left) =>
        textsOf(node.right, constants).map((right) => left + right),
      )
  }
  const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined
  // A text, not another name: that could go round in a circle.
  return constant === undefined || ts.isIdentifier(constant) ? ['…'] : textsOf(constant, constants)
}

/** `…`; of howMany, also what it counts. */
function valueText(node: ts.Expression): string {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'howMany') return '…'
  const [one = '…', several = `${one}s`] = node.arguments.slice(1).flatMap((word) => textsOf(word, new Map()))
  return `… ${several}`
}
