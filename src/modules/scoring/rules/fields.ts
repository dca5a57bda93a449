import { isDay, readDay } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { ChoiceOption, Condition, InputValue, Leaf, Metric, NestedRule, Rule } from './set.ts'

/**
 * What an official fills in for one input of a leaf. `whole`: a count, which has no decimals. `answers`: a table of
 * counts, answer by group of people asked.
 */
export type InputField = { name: string } & (
  | { type: 'number'; whole?: true }
  | { type: 'flag' | 'day' }
  | { type: 'choice'; options: ChoiceOption[] }
  | { type: 'answers'; groups: string[]; options: string[] }
)

const number = (name: string): InputField => ({ name, type: 'number' })
const count = (name: string): InputField => ({ name, type: 'number', whole: true })
const flag = (name: string): InputField => ({ name, type: 'flag' })
const isNumeral = (text: string): boolean => /^-?\d+([.]\d+)?$/.test(text)

/** What a condition asks of: "there is none" may be asked of any kind of input, so it does not say which. */
const ofCondition = ({ var: name, value }: Condition): InputField[] =>
  value === null ? [] : [typeof value === 'boolean' ? flag(name) : number(name)]

const ofMetric = (metric: Metric): InputField[] =>
  metric.op === 'ratio_pct' ? [number(metric.num), number(metric.den)] : [number(metric.input)]

const nested = (rule: NestedRule): InputField[] => ofRule({ rule_kind: rule.kind, rule } as unknown as Rule)

function ofRule(leaf: Rule): InputField[] {
  switch (leaf.rule_kind) {
    case 'boolean':
      return [flag(leaf.rule.input)]
    case 'all_of':
      return leaf.rule.items.map(flag)
    case 'choice':
      return [
        {
          name: leaf.rule.input,
          type: 'choice',
          options: leaf.rule.options,
        },
      ]
    case 'tier':
    case 'linear':
      return ofMetric(leaf.rule.metric)
    case 'weighted_ratio':
      return [number(leaf.rule.den), ...leaf.rule.parts.map((part) => number(part.num))]
    case 'deadline':
      return [{ name: leaf.rule.input, type: 'day' }]
    case 'count_deduct':
      return leaf.rule.deductions.map((one) => count(one.input))
    case 'count_add':
      return [count(leaf.rule.input)]
    case 'target': {
      const { actual, target } = leaf.rule
      return [number(actual), ...(typeof target === 'string' && !isNumeral(target) ? [number(target)] : [])]
    }
    case 'survey':
      return [
        {
          name: 'answers',
          type: 'answers',
          groups: leaf.rule.groups.map((one) => one.group),
          options: Object.keys(leaf.rule.scale),
        },
      ]
    case 'external_index':
      return [number(leaf.rule.input ?? 'value')]
    case 'improvement':
      return [number(leaf.rule.current), number(leaf.rule.previous)]
    case 'cases':
      return [
        ...leaf.rule.cases.flatMap((one) => [...ofCondition(one.if), ...nested(one.rule)]),
        ...(leaf.rule.else ? nested(leaf.rule.else) : []),
      ]
    case 'formula':
      return leaf.rule.vars.map(number)
    case 'manual':
      return [number('points')]
    case 'constant':
      return []
  }
}

/** The inputs that a leaf asks for, each once, in the order of its rule. */
export const fieldsOf = (leaf: Leaf): InputField[] => [
  ...new Map(ofRule(leaf).map((field): [string, InputField] => [field.name, field])).values(),
]

// points stand between thousands only before a decimal comma, in threes: "1,234.5" is no number here, and not 1.2345
const withComma = /^-?(\d+|\d{1,3}(\.\d{3})+),\d+$/
// an English page prints the two marks the other way round
const withPoint = /^-?\d{1,3}(,\d{3})+\.\d+$/
// "0.125" is no thousands: these begin with another digit
const inThrees = { vi: /^-?[1-9]\d{0,2}(\.\d{3})+$/, en: /^-?[1-9]\d{0,2}(,\d{3})+$/ }

const plainNumber = (text: string): NumberRead => {
  if (!/^-?\d{1,15}(\.\d{1,12})?$/.test(text)) return { reason: 'not-a-number' }
  return { value: text.includes('.') ? text : Number(text) }
}

export type NumberRead = { value: number | string } | { reason: 'not-a-number' | 'number-two-ways' }

/**
 * A number as it is written here or abroad ("1.234,5", "1234.5"), kept exact. Typed on a page (`lang`), a mark that the
 * page prints between thousands says so in a count and where it stands twice; else one group of three ("1.234") may be
 * meant as decimals, and is not guessed.
 */
export const readNumber = (text: string, typed: { lang?: Lang; whole?: boolean } = {}): NumberRead => {
  const bare = text.replace(/[\s\u00a0]/g, '')
  if (typed.lang && inThrees[typed.lang].test(bare)) {
    const groups = bare.split(/[.,]/)
    return typed.whole || groups.length > 2 ? plainNumber(groups.join('')) : { reason: 'number-two-ways' }
  }
  if (typed.lang === 'en' && withPoint.test(bare)) return plainNumber(bare.replaceAll(',', ''))
  return plainNumber(withComma.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare)
}

export type BadField = {
  name: string
  reason: 'not-a-number' | 'number-two-ways' | 'not-a-day' | 'not-one-of-these'
}
const bad = (name: string, reason: BadField['reason']): BadField => ({ name, reason })

const isBad = (value: unknown): value is BadField =>
  typeof value === 'object' && value !== null && 'reason' in value

const numberIn = (name: string, text: string, typed: { lang?: Lang; whole?: boolean }) => {
  const read = readNumber(text, typed)
  return 'reason' in read ? bad(name, read.reason) : read.value
}

/** One typed text as the value of its input; undefined when nothing was typed. */
function readOne(field: InputField, text: string, lang?: Lang): InputValue | undefined | BadField {
  if (text.trim() === '') return undefined
  switch (field.type) {
    case 'number':
      return numberIn(field.name, text, { ...(lang && { lang }), whole: field.whole ?? false })
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : bad(field.name, 'not-one-of-these')
    case 'day': {
      if (text === 'none') return null
      const day = readDay(text)
      return day !== undefined && isDay(day) ? day : bad(field.name, 'not-a-day')
    }
    case 'choice':
      return field.options.some((o) => o.value === text) ? text : bad(field.name, 'not-one-of-these')
    case 'answers':
      return bad(field.name, 'not-one-of-these')
  }
}

const readAnswers = (
  field: InputField & { type: 'answers' },
  typed: Readonly<Record<string, string>>,
  lang: Lang | undefined,
): InputValue | undefined | BadField => {
  const answers: Record<string, Record<string, number | string>> = {}
  for (const group of field.groups)
    for (const option of field.options) {
      const name = `${field.name}.${group}.${option}`
      const text = typed[name]?.trim() ?? ''
      if (text === '') continue
      const count = numberIn(name, text, { ...(lang && { lang }), whole: true })
      if (isBad(count)) return count
      answers[group] = { ...answers[group], [option]: count }
    }
  return Object.keys(answers).length > 0 ? answers : undefined
}

/**
 * What was typed for a leaf, by input: undefined for a field left empty. A day that never came ("chưa ban hành") is
 * typed as "none" and means null. Bad fields come apart. `lang`: of the page it was typed on, if on one.
 */
export const readTyped = (
  fields: readonly InputField[],
  typed: Readonly<Record<string, string>>,
  lang?: Lang,
): { inputs: Record<string, InputValue | undefined>; bad: BadField[] } => {
  const inputs: Record<string, InputValue | undefined> = {}
  const wrong: BadField[] = []
  for (const field of fields) {
    // the table of a survey that the system fills in has no fields to type in
    const sent = Object.keys(typed).some((name) => name.startsWith(`${field.name}.`))
    if (field.type === 'answers' ? !sent : !(field.name in typed)) continue
    const value =
      field.type === 'answers'
        ? readAnswers(field, typed, lang)
        : readOne(field, typed[field.name] ?? '', lang)
    if (isBad(value)) wrong.push(value)
    else inputs[field.name] = value
  }
  return { inputs, bad: wrong }
}

/** The same values as an API body brings them: of the right type by input, others are refused by name. */
export const readGiven = (
  fields: readonly InputField[],
  given: Readonly<Record<string, unknown>>,
): { inputs: Record<string, InputValue | undefined>; bad: BadField[] } => {
  const inputs: Record<string, InputValue | undefined> = {}
  const wrong: BadField[] = []
  for (const [name, value] of Object.entries(given)) {
    const field = fields.find((one) => one.name === name)
    if (!field) wrong.push(bad(name, 'not-one-of-these'))
    else if (field.type === 'answers') {
      // groups, questions, options: the rule itself says what is wrong inside
      if (value !== null && typeof value !== 'object') wrong.push(bad(name, 'not-one-of-these'))
      else inputs[name] = (value ?? undefined) as InputValue | undefined
    } else {
      const text = value === null ? (field.type === 'day' ? 'none' : '') : plainText(value)
      const read = text === undefined ? bad(name, 'not-one-of-these') : readOne(field, text)
      if (isBad(read)) wrong.push(read)
      else inputs[name] = read
    }
  }
  return { inputs, bad: wrong }
}

const plainText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined

/** The text of a value as a form shows it. */
export const typedOf = (value: InputValue | undefined, type: InputField['type']): string => {
  if (value === undefined) return ''
  if (value === null) return type === 'day' ? 'none' : ''
  return typeof value === 'object' ? '' : String(value)
}
