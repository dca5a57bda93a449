import type { Lang } from '#platform/lang.ts'
import { showTime } from '#ui/format.ts'
import type { SavedValue } from '../../actions/value.ts'
import { fieldsOf, type InputField } from '../../rules/fields.ts'
import type { InputValue } from '../../rules/set.ts'
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

/** What a page that stays open is told after a save: version, points, why, and what every control now holds. */
export const savedWords = (saved: SavedValue, lang: Lang) => {
  const t = sheetTexts[lang]
  const { standing, placed, set, version, how, others } = saved
  const at = showTime(saved.at)
  const hand = standing.handPoints ?? ''
  return {
    version,
    points: pointsText(saved, { set }, lang),
    how,
    at,
    said: others.length > 0 ? t.savedWithOthers(at, others.length) : t.saved(at),
    fields: Object.fromEntries([
      ...fieldsOf(placed.leaf).flatMap((field) => controls(field, standing.inputs[field.name], lang)),
      ...Object.entries(standing.sources).map(([name, source]) => [`why.${name}`, source.reason ?? '']),
      ['note', standing.note ?? ''],
      ['reason', standing.reason ?? ''],
      ['hand', lang === 'vi' ? hand.replace('.', ',') : hand],
      ['na', standing.notApplicable ? 'on' : ''],
    ]) as Record<string, string>,
  }
}
