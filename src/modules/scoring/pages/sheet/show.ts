import type { Lang } from '#platform/lang.ts'
import { showDate, showDecimal } from '#ui/format.ts'
import type { LeafReading, SheetReading, Value } from '../../facts/sheets.ts'
import { type InputField, typedOf } from '../../rules/fields.ts'
import type { InputValue, Leaf } from '../../rules/set.ts'
import { optionName } from '../../rules/words/names.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { shownFigure } from '../result/figures.ts'

/** A name of the set in the reader's language. */
export const nameOf = (one: { name_vi: string; name_en?: string | undefined }, lang: Lang): string =>
  (lang === 'en' && one.name_en) || one.name_vi

/** The codes already stand in many names ("1.3.2 Xử lý…"): said once. */
export const codedName = (
  one: { code: string; name_vi: string; name_en?: string | undefined },
  lang: Lang,
) => {
  const name = nameOf(one, lang)
  return name.startsWith(one.code) ? name : `${one.code} ${name}`
}

/** Points as the set prints them; "không áp dụng" for what is set aside. */
export const pointsText = (
  value: { points: string | null; excluded: boolean } | undefined,
  reading: Pick<SheetReading, 'set'>,
  lang: Lang,
): string => {
  if (!value) return ''
  if (value.excluded) return sheetTexts[lang].notApplicable
  return shownFigure(value.points, reading.set.scoring?.rounding, lang)
}

export const figureText = (figure: string, reading: Pick<SheetReading, 'set'>, lang: Lang): string =>
  shownFigure(figure, reading.set.scoring?.rounding, lang)

/** A value of an input in words: a number, yes or no, a day, an outcome. */
export const valueText = (value: InputValue | undefined, field: InputField, lang: Lang): string => {
  const t = sheetTexts[lang]
  if (value === undefined) return ''
  if (value === null) return field.type === 'day' ? t.never : ''
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'object') return ''
  if (field.type === 'day') return showDate(String(value), lang)
  if (field.type === 'choice') {
    const option = field.options.find((one) => one.value === value)
    return option ? optionName(option, lang) : String(value)
  }
  return showDecimal(String(value), lang)
}

/** The text that a field of the form begins with. */
export const fieldText = (value: InputValue | undefined, field: InputField, lang: Lang): string => {
  const text = typedOf(value, field.type)
  if (field.type === 'number') return lang === 'vi' ? text.replace('.', ',') : text
  if (field.type === 'day' && text !== 'none' && text !== '') return showDate(text, 'vi')
  return text
}

/** What stands at the stage that this reader writes: its own value, else the one it starts from. */
export const startOf = (leaf: LeafReading): Value | undefined => {
  const { self, first, second, council } = leaf.values
  switch (leaf.stage) {
    case 'self':
      return self
    case 'first':
      return first ?? self
    case 'second':
      return second ?? first ?? self
    case 'council':
      return council ?? second ?? first ?? self
    default:
      return undefined
  }
}

/** The last word of the appraisal as far as this reader may know it. */
export const appraisedOf = ({ values }: LeafReading): Value | undefined =>
  values.correction ?? values.council ?? values.second ?? values.first

/** Whether a unit may say that the leaf does not apply to it. */
export const maySetAside = (leaf: Leaf): boolean => leaf.not_applicable !== 'not_allowed'

export const leafHref = (sheetId: number, code: string): string =>
  `/scoring/sheets/${sheetId}?leaf=${encodeURIComponent(code)}`
