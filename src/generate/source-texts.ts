/**
 * What expressions of the source can say, found by reading: it follows constants, the functions
 * that return a text, and the calls of a function that makes an error of what it is given.
 */
import ts from 'typescript'

/** The arguments of one call, by the parameters they are for; undefined: left out. */
export type Given = ReadonlyMap<ts.ParameterDeclaration, ts.Expression | undefined>

/** A value that the source does not tell. */
const VALUE = '…'
/** Longer ways lead nowhere, or in a circle. */
const FAR = 6
/** `a ?? b` and `a || b`. */
const OR = new Set([ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken])

type Made = ts.FunctionDeclaration | ts.VariableDeclaration | ts.ParameterDeclaration

export class Source {
  readonly #files: ReadonlyMap<string, ts.SourceFile>
  /** By the name of what is called. */
  readonly #calls = new Map<string, ts.CallExpression[]>()
  readonly #exported = new Map<string, Made>()

  /** @param texts of the files, by their names */
  constructor(texts: ReadonlyMap<string, string>) {
    this.#files = new Map(
      [...texts].map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)]),
    )
    this.visit((node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const { text } = node.expression
        this.#calls.set(text, [...(this.#calls.get(text) ?? []), node])
      }
      if (isExported(node)) for (const [name, made] of declaredBy(node)) this.#exported.set(name, made)
    })
  }

  /** Calls back for every node, file by file. */
  visit(see: (node: ts.Node, file: string) => void): void {
    for (const [name, file] of this.#files) within(file, (node) => see(node, name))
  }

  /** The classes that extend another one, with the parameters of their constructors. */
  subclasses(): { name: string; base: string; parameters: string[] }[] {
    const found: { name: string; base: string; parameters: string[] }[] = []
    this.visit((node) => {
      const base = ts.isClassDeclaration(node) ? node.heritageClauses?.[0]?.types[0]?.expression.getText() : undefined
      if (!ts.isClassDeclaration(node) || node.name === undefined || base === undefined) return
      const made = node.members.find(ts.isConstructorDeclaration)
      const parameters = made?.parameters.map(({ name }) => name.getText()) ?? []
      found.push({ name: node.name.text, base, parameters })
    })
    return found
  }

  /** The calls that decide what an expression says: of the function that it is a parameter of. */
  waysTo(node: ts.Expression): Given[] {
    const made = ts.isIdentifier(node) ? this.#declarationOf(node) : undefined
    if (made === undefined || !ts.isParameter(made)) return [new Map()]
    const called = made.parent as ts.FunctionLikeDeclaration
    return this.#callsOf(called).map(
      (call) => new Map(called.parameters.map((parameter, index) => [parameter, call.arguments[index]])),
    )
  }

  /** What an expression can say: one text for each way through it. */
  textsOf(node: ts.Expression, given: Given, far = 0): string[] {
    const follow = (next: ts.Expression) => this.textsOf(next, given, far + 1)
    if (far > FAR) return [VALUE]
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isParenthesizedExpression(node)) return follow(node.expression)
    if (ts.isConditionalExpression(node)) return [...follow(node.whenTrue), ...follow(node.whenFalse)]
    if (ts.isTemplateExpression(node)) return [this.#templateText(node)]
    if (ts.isBinaryExpression(node)) {
      const { left, right, operatorToken } = node
      if (OR.has(operatorToken.kind)) {
        const said = follow(left).filter((text) => text !== VALUE)
        return said.length > 0 && this.#isGiven(left, given) ? said : [...said, ...follow(right)]
      }
      if (operatorToken.kind === ts.SyntaxKind.PlusToken)
        return follow(left).flatMap((start) => follow(right).map((end) => start + end))
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const called = this.#functionOf(node.expression)
      return called === undefined ? [VALUE] : returned(called).flatMap(follow)
    }
    return ts.isIdentifier(node) ? this.#textsOfName(node, given, far) : [VALUE]
  }

  /** Whether it is a parameter that the call has a value for. */
  #isGiven(node: ts.Expression, given: Given): boolean {
    const made = ts.isIdentifier(node) ? this.#declarationOf(node) : undefined
    return made !== undefined && ts.isParameter(made) && given.get(made) !== undefined
  }

  #textsOfName(node: ts.Identifier, given: Given, far: number): string[] {
    const made = this.#declarationOf(node)
    if (made !== undefined && ts.isParameter(made) && given.has(made)) {
      const argument = given.get(made) ?? made.initializer
      return argument === undefined ? [] : this.textsOf(argument, new Map(), far + 1)
    }
    if (made === undefined || ts.isFunctionDeclaration(made) || made.initializer === undefined) return [VALUE]
    return this.textsOf(made.initializer, given, far + 1)
  }

  #templateText({ head, templateSpans }: ts.TemplateExpression): string {
    return head.text + templateSpans.map((span) => valueText(span.expression) + span.literal.text).join('')
  }

  /** Where a name is declared: around it, or exported by a file. */
  #declarationOf(node: ts.Identifier): Made | undefined {
    const { text } = node
    for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
      const parameter = ts.isFunctionLike(at)
        ? at.parameters.find(({ name }) => ts.isIdentifier(name) && name.text === text)
        : undefined
      if (parameter !== undefined) return parameter
      const inside = ts.isBlock(at) || ts.isSourceFile(at) ? declaredIn(at, text) : undefined
      if (inside !== undefined) return inside
    }
    return this.#exported.get(text)
  }

  #functionOf(name: ts.Identifier): ts.FunctionLikeDeclaration | undefined {
    const made = this.#declarationOf(name)
    if (made === undefined || ts.isFunctionDeclaration(made)) return made
    const value = ts.isVariableDeclaration(made) ? made.initializer : undefined
    return value !== undefined && ts.isArrowFunction(value) ? value : undefined
  }

  #callsOf(called: ts.FunctionLikeDeclaration): ts.CallExpression[] {
    const name = ts.isFunctionDeclaration(called) ? called.name : (called.parent as ts.VariableDeclaration).name
    const calls = name !== undefined && ts.isIdentifier(name) ? this.#calls.get(name.text) : undefined
    return (calls ?? []).filter(({ expression }) => this.#functionOf(expression as ts.Identifier) === called)
  }
}

function within(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => within(child, see))
}

const declaredIn = (block: ts.Block | ts.SourceFile, name: string): Made | undefined =>
  block.statements.flatMap(declaredBy).find(([known]) => known === name)?.[1]

/** The functions and variables that a statement declares, by their names. */
function declaredBy(statement: ts.Node): [string, Made][] {
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) return [[statement.name.text, statement]]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap((one): [string, Made][] =>
    ts.isIdentifier(one.name) ? [[one.name.text, one]] : [],
  )
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.[0]?.kind === ts.SyntaxKind.ExportKeyword

/** What a function returns. */
function returned(called: ts.FunctionLikeDeclaration): ts.Expression[] {
  const { body } = called
  if (body === undefined) return []
  if (!ts.isBlock(body)) return [body]
  const found: ts.Expression[] = []
  within(body, (node) => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression)
  })
  return found
}

/** `…`; of howMany, also what it counts. */
function valueText(node: ts.Expression): string {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'howMany') return VALUE
  const [one = VALUE, several = `${one}s`] = node.arguments
    .slice(1)
    .map((word) => (ts.isStringLiteralLike(word) ? word.text : VALUE))
  return `${VALUE} ${several}`
}
