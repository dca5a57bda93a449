import { canonical } from '#platform/canonical.ts'
import type { Lang } from '#platform/lang.ts'
import { showMoment } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { HistoryRow, LeafReading, SheetReading } from '../../facts/sheets.ts'
import type { InputField } from '../../rules/fields.ts'
import type { InputValue } from '../../rules/set.ts'
import { inputName } from '../../rules/words/names.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { pointsText, valueText } from './show.ts'

/** The figures that a save changed: "số đã xử lý: 8 → 9". */
const changesOf = (row: HistoryRow, leaf: LeafReading, lang: Lang): string => {
  const before = row.before?.inputs ?? {}
  const shown = (value: InputValue | undefined, field: InputField) => valueText(value, field, lang) || '–'
  return leaf.fields
    .filter((field) => canonical(before[field.name] ?? '') !== canonical(row.after.inputs[field.name] ?? ''))
    .map((field) => {
      const name = inputName(leaf.placed.leaf, field.name, lang)
      if (field.type === 'answers') return name
      const after = shown(row.after.inputs[field.name], field)
      return row.before ? `${name}: ${shown(before[field.name], field)} → ${after}` : `${name}: ${after}`
    })
    .join('; ')
}

const whose = (row: HistoryRow, lang: Lang): string => {
  const t = sheetTexts[lang]
  const stage = (t.stageTitle[row.stage] ?? row.stage).toLowerCase()
  return [row.personName, row.after.agreed ? t.agreed : stage].filter(Boolean).join(', ')
}

/** Every point of a leaf: who, when, from, to, why; newest first. */
export const PointHistory = ({
  reading,
  leaf,
  lang,
}: {
  reading: SheetReading
  leaf: LeafReading
  lang: Lang
}) => {
  const t = sheetTexts[lang]
  if (leaf.history.length === 0) return <p class="ct-quiet">{t.noHistory}</p>
  const points = (facts: { points: string | null; excluded: boolean } | null) =>
    facts ? pointsText(facts, reading, lang) || '–' : ''
  return (
    <ol class="ct-plain ct-history">
      {leaf.history.map((row) => {
        const before = points(row.before)
        const after = points(row.after)
        return (
          <li>
            <span class="ct-num">{row.after.excluded ? '–' : after}</span>
            <div>
              <p>
                {whose(row, lang)}
                <small>
                  {showMoment(row.at, lang)}
                  {before && before !== after ? ` · ${before} → ${after}` : ''}
                </small>
              </p>
              {changesOf(row, leaf, lang) ? <small>{changesOf(row, leaf, lang)}</small> : null}
              {row.reason ? (
                <small>
                  <Said text={row.reason} />
                </small>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
