import type { Lang } from '#platform/lang.ts'
import { showTime } from '#ui/format.ts'
import type { Saved } from '../actions/value.ts'
import { fieldText } from '../rules/show.ts'
import { reportTexts } from '../texts/reports.ts'
import { valueWords } from './figure.tsx'
import { findingLines } from './sheet-fields.tsx'

/** What a page that stays open is told after a save: what each touched field holds, what is computed, what the check says. */
export const savedWords = (
  { open, standings, computed, findings, related }: Saved,
  at: Date,
  lang: Lang,
) => ({
  said: reportTexts[lang].sheet.saved(showTime(at)),
  fields: Object.fromEntries(
    [...related].flatMap((code) => {
      const standing = standings.get(code)
      return standing ? [[code, fieldText(standing.value, lang)]] : []
    }),
  ),
  computed: Object.fromEntries(
    [...related].flatMap((code) => {
      const indicator = open.form.indicators.get(code)
      if (!indicator || !open.form.computed.has(code)) return []
      return [[code, valueWords(computed.get(code), indicator, lang) || '–']]
    }),
  ),
  findings: Object.fromEntries([...related].map((code) => [code, findingLines(findings, code, lang)])),
})
