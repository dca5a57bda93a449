import type { Lang } from '#platform/lang.ts'
import { showTime } from '#ui/format.ts'
import type { SavedValue } from '../../actions/value.ts'
import { fieldsOf, type InputField } from '../../rules/fields.ts'
import type { InputValue, Leaf } from '../../rules/set.ts'
import type { Standing } from '../../rules/value.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { fieldText, pointsText } from './show.ts'

const answers = (
  field: InputField & { type: 'answers' },
  value: InputValue | undefined,
): [string, string][] => {
  const counts = (typeof value === 'object' ? value : null) as Record<string, Record<string, unknown>> | null
  return field.groups.flatMap((group) =>
    field.options.map((option): [string, string] => [
      `in.${field.name}.${group}.${option}`,
      String(counts?.[group]?.[option] ?? ''),
    ]),
  )
}

const controls = (field: InputField, value: InputValue | undefined, lang: Lang): [string, string][] => {
  if (field.type === 'answers') return answers(field, value)
  const text = fieldText(value, field, lang)
  if (field.type !== 'day') return [[`in.${field.name}`, text]]
  return [
    [`in.${field.name}`, text === 'none' ? '' : text],
    [`none.${field.name}`, text === 'none' ? '1' : ''],
  ]
}

/** What every control of a leaf's form holds when this stands; an unticked box is an empty text. */
export const controlTexts = (leaf: Leaf, standing: Standing, lang: Lang): Record<string, string> => {
  const hand = standing.handPoints ?? ''
  return Object.fromEntries([
    ...fieldsOf(leaf).flatMap((field) => controls(field, standing.inputs[field.name], lang)),
    ...Object.entries(standing.sources).map(([name, source]) => [`why.${name}`, source.reason ?? '']),
    ['note', standing.note ?? ''],
    ['reason', standing.reason ?? ''],
    ['hand', lang === 'vi' ? hand.replace('.', ',') : hand],
    ['na', standing.notApplicable ? 'on' : ''],
  ])
}

/** The field that a control belongs to: a day's "never" and a survey's cells are parts of one input. */
const fieldOf = (control: string): string =>
  control.startsWith('none.') ? `in.${control.slice(5)}` : control.split('.').slice(0, 2).join('.')

/** What was typed, but for fields that somebody else changed meanwhile: there stands what they wrote. */
export const withOthers = (
  typed: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, string>>,
  others: readonly string[],
): Record<string, unknown> => {
  const theirs = Object.entries(texts).filter(([control]) => others.includes(fieldOf(control)))
  const kept = Object.entries(typed).filter(([control]) => !others.includes(fieldOf(control)))
  const box = (control: string) => control === 'na' || control.startsWith('none.')
  return Object.fromEntries([...kept, ...theirs.filter(([control, text]) => text !== '' || !box(control))])
}

/** What a page that stays open is told after a save: version, points, why, and what every control now holds. */
export const savedWords = (saved: SavedValue, lang: Lang) => {
  const t = sheetTexts[lang]
  const { standing, placed, set, version, how, others } = saved
  const at = showTime(saved.at)
  return {
    version,
    points: pointsText(saved, { set }, lang),
    how,
    at,
    said: others.length > 0 ? t.savedWithOthers(at, others.length) : t.saved(at),
    fields: controlTexts(placed.leaf, standing, lang),
  }
}
