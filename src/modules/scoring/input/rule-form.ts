import type { FieldError } from '#platform/refused.ts'
import type { Leaf, Num, Rule, RuleKind, SumNode } from '../rules/set.ts'
import { type RuleField, ruleFields } from './rule-fields.ts'

/** What a form sends under one name; a tree of it after the dots of the names. */
export type TypedTree = { [name: string]: TypedTree | string }

const isKind = (kind: unknown): kind is RuleKind =>
  typeof kind === 'string' && Object.hasOwn(ruleFields, kind)

/** What was typed under a name with dots; empty for nothing. */
export const wordAt = (tree: TypedTree, path: string): string => {
  const found = at(tree, path)
  return typeof found === 'string' ? found.trim() : ''
}

const at = (tree: TypedTree, path: string): TypedTree | string | undefined => {
  let here: TypedTree | string | undefined = tree
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || !Object.hasOwn(here, part)) return undefined
    here = here[part]
  }
  return here
}

/** A decimal as typed ("1.234,5" is not one; "0,25" and "0.25" are): a JSON number where that keeps its digits. */
export const readNumber = (text: string): Num | undefined => {
  const plain = text.trim().replace('−', '-').replace(',', '.')
  if (!/^-?\d{1,15}(\.\d{1,12})?$/.test(plain)) return undefined
  const digits = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
  const value = Number(digits)
  return String(value) === digits || digits === '-0' ? value + 0 : digits
}

/** A number as a form shows it, with the decimal comma. */
export const typedNumber = (value: unknown): string => String(value ?? '').replace('.', ',')

type Reading = { errors: FieldError[] }
type JsonTree = { [name: string]: unknown }

const machineName = /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,59}$/u
const splitNames = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

const put = (target: JsonTree, path: string, value: unknown): void => {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    target[first] = value
    return
  }
  target[first] ??= {}
  put(target[first] as JsonTree, rest.join('.'), value)
}

type Simple = Exclude<RuleField, { as: 'list' | 'rule' | 'flag' }>

const readers: Record<Simple['as'], (text: string) => { value: unknown } | { reason: string }> = {
  name: (text) => (machineName.test(text) ? { value: text } : { reason: 'not-an-input-name' }),
  word: (text) => (text.length <= 100 ? { value: text } : { reason: 'too-long' }),
  text: (text) => (text.length <= 300 ? { value: text } : { reason: 'too-long' }),
  expression: (text) => (text.length <= 500 ? { value: text } : { reason: 'too-long' }),
  names: (text) => ({ value: splitNames(text) }),
  number: (text) => {
    const value = readNumber(text)
    return value === undefined ? { reason: 'not-a-number' } : { value }
  },
  'number-or-name': (text) => {
    const value = readNumber(text)
    if (value !== undefined) return { value }
    return machineName.test(text) ? { value: text } : { reason: 'not-an-input-name' }
  },
  value: (text) => {
    if (text === 'true' || text === 'false') return { value: text === 'true' }
    const value = readNumber(text)
    return value === undefined ? { reason: 'not-a-number' } : { value }
  },
  whole: (text) => (/^-?\d{1,6}$/.test(text) ? { value: Number(text) } : { reason: 'not-a-number' }),
  choice: (text) => ({ value: text }),
}

const readSimple = (field: Simple, tree: TypedTree, prefix: string, out: JsonTree, read: Reading): void => {
  const text = wordAt(tree, field.name)
  const path = `${prefix}.${field.name}`
  if (text === '') {
    if (!('optional' in field && field.optional)) read.errors.push({ field: path, reason: 'required' })
    return
  }
  if (field.as === 'choice' && !field.values.includes(text)) {
    read.errors.push({ field: path, reason: 'not-one-of-these' })
    return
  }
  const got = readers[field.as](text)
  if ('reason' in got) read.errors.push({ field: path, reason: got.reason })
  else put(out, field.name, got.value)
}

/** The rows of a list as sent: rows are numbered from 0, and missing numbers close up. */
const rowsAt = (tree: TypedTree, name: string): { row: TypedTree; index: string }[] => {
  const rows = at(tree, name)
  if (typeof rows !== 'object') return []
  return Object.keys(rows)
    .filter((index) => /^\d{1,3}$/.test(index))
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((index) => {
      const row = rows[index]
      return typeof row === 'object' ? [{ row, index }] : []
    })
}

const isBlank = (tree: TypedTree | string): boolean =>
  typeof tree === 'string'
    ? tree.trim() === ''
    : Object.entries(tree).every(([name, value]) => name === 'compare' || name === 'op' || isBlank(value))

const readFields = (
  fields: readonly RuleField[],
  tree: TypedTree,
  prefix: string,
  read: Reading,
): JsonTree => {
  const out: JsonTree = {}
  for (const field of fields) {
    if (field.as === 'flag') {
      if (['on', 'true', '1'].includes(wordAt(tree, field.name))) put(out, field.name, true)
    } else if (field.as === 'rule') {
      const nested = readNested(tree, field, `${prefix}.${field.name}`, read)
      if (nested) put(out, field.name, nested)
    } else if (field.as === 'list') {
      const rows = rowsAt(tree, field.name).filter(({ row }) => !isBlank(row))
      if (rows.length < field.least)
        read.errors.push({ field: `${prefix}.${field.name}.0`, reason: 'rows-missing' })
      const items = rows.map(({ row, index }) =>
        readFields(field.fields, row, `${prefix}.${field.name}.${index}`, read),
      )
      if (items.length > 0) put(out, field.name, items)
    } else readSimple(field, tree, prefix, out, read)
  }
  return out
}

const readNested = (
  tree: TypedTree,
  field: { name: string; optional?: true },
  prefix: string,
  read: Reading,
): JsonTree | undefined => {
  const sent = at(tree, field.name)
  const kind = typeof sent === 'object' ? wordAt(sent, 'kind') : ''
  if (kind === '' && field.optional) return undefined
  if (!isKind(kind) || kind === 'cases' || typeof sent !== 'object') {
    read.errors.push({ field: `${prefix}.kind`, reason: kind === '' ? 'required' : 'not-one-of-these' })
    return undefined
  }
  return { kind, ...shapeOf(kind, readFields(ruleFields[kind], sent, prefix, read)) }
}

type Row = { [name: string]: unknown }
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value : [])

const bandsOf = (value: unknown): unknown =>
  rowsOf(value).map(({ compare, min, points }) =>
    min === undefined ? { points } : { min, min_inclusive: compare !== 'gt', points },
  )

const scaleOf = (value: unknown): Record<string, unknown> =>
  Object.fromEntries(rowsOf(value).map((row) => [String(row.answer), row.value]))

const scalesOf = (value: unknown): Record<string, unknown> => {
  const by: Record<string, Record<string, unknown>> = {}
  for (const row of rowsOf(value)) {
    const question = String(row.question)
    by[question] ??= {}
    by[question][String(row.answer)] = row.value
  }
  return by
}

/** From the rows of the form to the rule's own shape. */
const shapeOf = (kind: RuleKind, form: JsonTree): JsonTree => {
  const out = { ...form }
  if (out.bands) out.bands = bandsOf(out.bands)
  if (kind === 'survey') {
    out.scale = scaleOf(out.scale)
    if (out.question_scales) out.question_scales = scalesOf(out.question_scales)
  }
  if (kind === 'tier' || kind === 'linear') out.metric = metricOf(out.metric as JsonTree | undefined)
  if (kind === 'deadline') out.due = dueOf((out.due ?? {}) as JsonTree)
  return out
}

const metricOf = (form: JsonTree | undefined): JsonTree =>
  form?.op === 'value'
    ? { op: 'value', input: form.input }
    : { op: 'ratio_pct', num: form?.num, den: form?.den }

const dueOf = ({ type, month, day, period, year_offset }: JsonTree): JsonTree =>
  type === 'period_end'
    ? {
        type,
        period,
        ...(period === 'month' && { month }),
        ...(year_offset !== undefined && { year_offset }),
      }
    : { type, month, day, ...(year_offset !== undefined && { year_offset }) }

/** Fields that only some of the choices need: the metric's inputs, the day or the period. */
const choiceErrors = (kind: RuleKind, tree: TypedTree, prefix: string): FieldError[] => {
  const need = (...names: string[]) =>
    names
      .filter((name) => wordAt(tree, name) === '')
      .map((name) => ({ field: `${prefix}.${name}`, reason: 'required' }))
  if (kind === 'tier' || kind === 'linear')
    return wordAt(tree, 'metric.op') === 'value' ? need('metric.input') : need('metric.num', 'metric.den')
  if (kind === 'deadline')
    return wordAt(tree, 'due.type') === 'period_end' ? need('due.period') : need('due.day', 'due.month')
  return []
}

/** Reads the form of a rule, names beginning with "rule."; the kind stands in `kind`. Errors name their fields. */
export const readRuleForm = (
  kind: string,
  tree: TypedTree,
): { ok: true; rule: Rule | Pick<SumNode, 'rule_kind' | 'rule'> } | { ok: false; fields: FieldError[] } => {
  if (kind === 'sum_children') return { ok: true, rule: { rule_kind: 'sum_children', rule: {} } }
  if (!isKind(kind)) return { ok: false, fields: [{ field: 'kind', reason: 'not-one-of-these' }] }
  const sent = at(tree, 'rule')
  const form = typeof sent === 'object' ? sent : {}
  const read: Reading = { errors: [] }
  const rule = shapeOf(kind, readFields(ruleFields[kind], form, 'rule', read))
  const fields = [...read.errors, ...nestedErrors(kind, form, 'rule')]
  if (fields.length > 0) return { ok: false, fields }
  return { ok: true, rule: { rule_kind: kind, rule } as unknown as Rule }
}

const nestedErrors = (kind: RuleKind, form: TypedTree, prefix: string): FieldError[] => {
  if (kind !== 'cases') return choiceErrors(kind, form, prefix)
  const own = (tree: TypedTree | string | undefined, path: string) => {
    const nested = typeof tree === 'object' ? wordAt(tree, 'kind') : ''
    return isKind(nested) && typeof tree === 'object' ? choiceErrors(nested, tree, path) : []
  }
  return [
    ...rowsAt(form, 'cases').flatMap(({ row, index }) => own(row.rule, `${prefix}.cases.${index}.rule`)),
    ...own(at(form, 'else'), `${prefix}.else`),
  ]
}

const formOf = (kind: RuleKind, rule: JsonTree): JsonTree => {
  const out = { ...rule }
  if (Array.isArray(out.bands))
    out.bands = out.bands.map(({ min, min_inclusive, points }) => ({
      compare: min_inclusive === false ? 'gt' : 'ge',
      min,
      points,
    }))
  if (kind === 'survey') {
    out.scale = Object.entries((rule.scale ?? {}) as object).map(([answer, value]) => ({ answer, value }))
    out.question_scales = Object.entries((rule.question_scales ?? {}) as Record<string, object>).flatMap(
      ([question, scale]) => Object.entries(scale).map(([answer, value]) => ({ question, answer, value })),
    )
  }
  if (kind === 'target') out.direction ??= 'up'
  return out
}

const flatten = (
  fields: readonly RuleField[],
  tree: JsonTree,
  prefix: string,
  out: Record<string, string>,
) => {
  for (const field of fields) {
    const value = field.name
      .split('.')
      .reduce<unknown>((here, part) => (here as JsonTree | undefined)?.[part], tree)
    const path = `${prefix}.${field.name}`
    if (field.as === 'list')
      for (const [i, row] of rowsOf(value).entries()) flatten(field.fields, row, `${path}.${i}`, out)
    else if (field.as === 'rule') flattenNested(value as JsonTree | undefined, path, out)
    else if (field.as === 'names') out[path] = (Array.isArray(value) ? value : []).join(', ')
    else if (field.as === 'flag') {
      if (value === true) out[path] = 'on'
    } else if (value !== undefined && value !== null)
      out[path] = typeof value === 'number' ? typedNumber(value) : String(value)
  }
}

const flattenNested = (rule: JsonTree | undefined, path: string, out: Record<string, string>): void => {
  if (!rule || !isKind(rule.kind)) return
  out[`${path}.kind`] = rule.kind
  flatten(ruleFields[rule.kind], formOf(rule.kind, rule), path, out)
}

/** What a saved rule looks like as typed, by the names of its form. */
export const typedRule = (leaf: Pick<Leaf | SumNode, 'rule_kind' | 'rule'>): Record<string, string> => {
  const out: Record<string, string> = { kind: leaf.rule_kind }
  if (leaf.rule_kind === 'sum_children') return out
  flatten(ruleFields[leaf.rule_kind], formOf(leaf.rule_kind, leaf.rule as JsonTree), 'rule', out)
  return out
}
