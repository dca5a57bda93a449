import { type Exact, exact, greater, lesser, zero } from './exact.ts'

/**
 * The arithmetic an official may write: + − * / unary minus, parentheses, min(…), max(…), decimal numbers, the names
 * of inputs, and `points` for the leaf's maximum (older sets write `max` for it). It is parsed, never run as code.
 *
 *   sum = product { (+|-) product } ;  product = signed { (*|/) signed } ;  signed = [-|+] signed | atom
 *   atom = number | name | ( sum ) | (min|max) ( sum { , sum } )
 *
 * Where the names are codes ("7.5.1.2"), a code of the list beats the number it looks like, and `points` means nothing.
 */
export type Formula =
  | { op: 'number'; value: Exact }
  | { op: 'points' }
  | { op: 'input'; name: string }
  | { op: 'negate'; of: Formula }
  | { op: '+' | '-' | '*' | '/'; left: Formula; right: Formula }
  | { op: 'min' | 'max'; of: Formula[] }

export type FormulaReason =
  | 'formula-too-long'
  | 'formula-too-deep'
  | 'formula-character'
  | 'formula-unexpected'
  | 'formula-unfinished'
  | 'formula-unknown-name'
  | 'formula-reserved-name'
/** `at` counts characters from 1, `near` is what stands there. */
export type ReadFormula =
  | { ok: true; formula: Formula; names: string[] }
  | { ok: false; reason: FormulaReason; at: number; near: string }

const longest = 500
const deepest = 40
const reserved = new Set(['points', 'max', 'min'])

type Token = { text: string; at: number; kind: 'number' | 'name' | 'sign' }

class Unreadable extends Error {
  constructor(
    readonly reason: FormulaReason,
    readonly at: number,
    readonly near: string,
  ) {
    super(reason)
  }
}

const word = /\s*(?:(\d{1,40}(?:\.\d{1,40})?)|([\p{L}_][\p{L}\p{M}\p{N}_]*)|([-+*/(),]))/uy

/** Signs as they are written in documents: −, ×, ÷ and the middle dot. */
const plainSigns = (text: string): string =>
  text.replace(/[−–]/g, '-').replace(/[×·]/g, '*').replace(/÷/g, '/')

/** The longest of the codes that stands whole at this place. */
const codeAt = (text: string, at: number, codes: readonly string[]): string | undefined =>
  codes.find(
    (code) => text.startsWith(code, at) && !/^(?:[\p{L}\p{N}_]|\.\d)/u.test(text.slice(at + code.length)),
  )

const tokensOf = (text: string, codes: readonly string[]): Token[] => {
  const tokens: Token[] = []
  word.lastIndex = 0
  const end = text.trimEnd().length
  while (word.lastIndex < end) {
    const from = word.lastIndex
    const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
    const code = codeAt(text, start, codes)
    if (code !== undefined) {
      tokens.push({ text: code, at: start + 1, kind: 'name' })
      word.lastIndex = start + code.length
      continue
    }
    const m = word.exec(text)
    if (!m) {
      throw new Unreadable('formula-character', start + 1, text.slice(start, start + 10))
    }
    const found = m[1] ?? m[2] ?? m[3] ?? ''
    const kind = m[1] ? 'number' : m[2] ? 'name' : 'sign'
    tokens.push({ text: found, at: word.lastIndex - found.length + 1, kind })
  }
  return tokens
}

class Reader {
  private place = 0
  private depth = 0
  readonly names = new Set<string>()

  constructor(
    private readonly tokens: readonly Token[],
    private readonly known: ReadonlySet<string>,
    private readonly length: number,
    private readonly points: boolean,
  ) {}

  private peek(): string | undefined {
    const token = this.tokens[this.place]
    return token?.kind === 'sign' ? token.text : undefined
  }

  private stop(reason: FormulaReason, token = this.tokens[this.place]): never {
    if (!token) throw new Unreadable('formula-unfinished', this.length + 1, '')
    throw new Unreadable(reason, token.at, token.text)
  }

  private take(sign: string): void {
    if (this.peek() !== sign) this.stop('formula-unexpected')
    this.place++
  }

  whole(): Formula {
    const formula = this.sum()
    if (this.place < this.tokens.length) this.stop('formula-unexpected')
    return formula
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > deepest) this.stop('formula-too-deep')
    const value = read()
    this.depth--
    return value
  }

  private sum(): Formula {
    return this.deeper(() => {
      let left = this.product()
      for (let sign = this.peek(); sign === '+' || sign === '-'; sign = this.peek()) {
        this.place++
        left = { op: sign, left, right: this.product() }
      }
      return left
    })
  }

  private product(): Formula {
    let left = this.signed()
    for (let sign = this.peek(); sign === '*' || sign === '/'; sign = this.peek()) {
      this.place++
      left = { op: sign, left, right: this.signed() }
    }
    return left
  }

  private signed(): Formula {
    const sign = this.peek()
    if (sign !== '-' && sign !== '+') return this.atom()
    this.place++
    const of = this.deeper(() => this.signed())
    return sign === '-' ? { op: 'negate', of } : of
  }

  private atom(): Formula {
    const token = this.tokens[this.place]
    if (!token) return this.stop('formula-unfinished')
    if (token.text === '(') {
      this.place++
      const inner = this.sum()
      this.take(')')
      return inner
    }
    if (token.kind === 'sign') return this.stop('formula-unexpected')
    this.place++
    if (token.kind === 'number') return { op: 'number', value: exact(token.text) }
    return this.named(token)
  }

  private named(token: Token): Formula {
    const { text } = token
    if ((text === 'min' || text === 'max') && this.peek() === '(') return this.call(text)
    if (this.points && (text === 'points' || text === 'max')) return { op: 'points' }
    if (!this.known.has(text)) return this.stop('formula-unknown-name', token)
    this.names.add(text)
    return { op: 'input', name: text }
  }

  private call(op: 'min' | 'max'): Formula {
    this.take('(')
    const of = [this.sum()]
    while (this.peek() === ',') {
      this.place++
      of.push(this.sum())
    }
    this.take(')')
    return { op, of }
  }
}

/**
 * Reads a formula over the named inputs; says where and why it cannot. Never throws. With `codes` the names are the
 * codes of a form.
 */
export const readFormula = (
  expr: string,
  vars: readonly string[],
  { codes = false }: { codes?: boolean } = {},
): ReadFormula => {
  if (expr.length > longest) return { ok: false, reason: 'formula-too-long', at: longest + 1, near: '' }
  const own = codes ? undefined : vars.find((name) => reserved.has(name))
  if (own) return { ok: false, reason: 'formula-reserved-name', at: 1, near: own }
  try {
    const text = plainSigns(expr)
    const known = codes ? [...vars].sort((a, b) => b.length - a.length) : []
    const reader = new Reader(tokensOf(text, known), new Set(vars), text.length, !codes)
    const formula = reader.whole()
    return { ok: true, formula, names: [...reader.names] }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    return { ok: false, reason: fault.reason, at: fault.at, near: fault.near }
  }
}

/** A formula's value for the values of its inputs; null where it divides by zero. */
export type Evaluated = (values: ReadonlyMap<string, Exact>) => Exact | null

const pick = (of: Evaluated[], better: (a: Exact, b: Exact) => Exact): Evaluated => {
  return (values) => {
    let best: Exact | null = null
    for (const each of of) {
      const value = each(values)
      if (value === null) return null
      best = best === null ? value : better(best, value)
    }
    return best
  }
}

const join = (op: '+' | '-' | '*' | '/', a: Exact, b: Exact): Exact | null => {
  if (op === '+') return a.plus(b)
  if (op === '-') return a.minus(b)
  if (op === '*') return a.times(b)
  return b.sign() === 0 ? null : a.over(b)
}

/** Makes a formula ready for many units; `points` is the leaf's maximum, where the formula knows one. */
export const compileFormula = (formula: Formula, points: Exact = zero): Evaluated => {
  const make = (node: Formula): Evaluated => {
    if (node.op === 'number') return () => node.value
    if (node.op === 'points') return () => points
    if (node.op === 'input') return (values) => values.get(node.name) ?? null
    if (node.op === 'negate') {
      const of = make(node.of)
      return (values) => of(values)?.negated() ?? null
    }
    if ('of' in node) return pick(node.of.map(make), node.op === 'min' ? lesser : greater)
    const [left, right, op] = [make(node.left), make(node.right), node.op]
    return (values) => {
      const [a, b] = [left(values), right(values)]
      return a === null || b === null ? null : join(op, a, b)
    }
  }
  return make(formula)
}
