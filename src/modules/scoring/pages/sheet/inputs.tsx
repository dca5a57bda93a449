import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import type { LeafReading, Value } from '../../facts/sheets.ts'
import type { InputField } from '../../rules/fields.ts'
import type { InputValue } from '../../rules/set.ts'
import { inputName } from '../../rules/words/names.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { CellError, InputCell, idOf } from './cells.tsx'
import type { CriterionProps } from './criterion.tsx'
import { pointsText, startOf, valueText } from './show.ts'

/** Which of the two columns of values is written now; the other is shown. */
const editing = (leaf: LeafReading): 'unit' | 'appraisal' | undefined =>
  leaf.stage === undefined ? undefined : leaf.stage === 'self' ? 'unit' : 'appraisal'

const SystemCell = ({ leaf, field, lang }: { leaf: LeafReading; field: InputField; lang: Lang }) => {
  const known = leaf.system.get(field.name)
  if (!known) return null
  const text = valueText(known.value, field, lang)
  return known.url ? (
    <a class="ct-n" href={known.url}>
      {text}
    </a>
  ) : (
    text
  )
}

/** Whether a value says otherwise than the system. */
export const differsFrom = (leaf: LeafReading, field: InputField, value: InputValue | undefined): boolean => {
  const known = leaf.system.get(field.name)
  return known !== undefined && value !== undefined && String(known.value) !== String(value)
}

/** What a field of the unit's begins with: what stands, else what the system knows. */
const startValue = (
  leaf: LeafReading,
  start: Value | undefined,
  field: InputField,
): InputValue | undefined => (start ? start.inputs[field.name] : leaf.system.get(field.name)?.value)

const Row = ({
  field,
  props,
  unit,
  appraised,
}: {
  field: InputField
  props: CriterionProps
  unit: Value | undefined
  appraised: Value | undefined
}) => {
  const { leaf, state, lang, reading } = props
  const t = sheetTexts[lang]
  const edited = editing(leaf)
  const start = startOf(leaf)
  const cell = (column: 'unit' | 'appraisal', value: Value | undefined): Child =>
    edited === column ? (
      <InputCell field={field} state={state} value={startValue(leaf, start, field)} lang={lang} />
    ) : (
      valueText(value?.inputs[field.name], field, lang)
    )
  const source = unit?.sources[field.name]
  const differs = differsFrom(leaf, field, (edited === 'unit' ? start : unit)?.inputs[field.name])
  const label = inputName(leaf.placed.leaf, field.name, lang).replace(/^./, (first) => first.toUpperCase())
  const fed = leaf.placed.assessment !== 'self+appraisal'
  return (
    <tr data-diff={differs ? '' : undefined}>
      <th scope="row">
        {edited ? <label for={idOf(`in.${field.name}`)}>{label}</label> : label}
        {differs && source?.reason ? <small>{t.differs(source.reason)}</small> : null}
        {edited === 'unit' && !unit && leaf.system.has(field.name) ? <small>{t.filled}</small> : null}
        <CellError state={state} name={`in.${field.name}`} />
      </th>
      {leaf.system.size > 0 ? (
        <td class="n" data-label={t.system}>
          <SystemCell leaf={leaf} field={field} lang={lang} />
        </td>
      ) : null}
      {fed ? null : (
        <td class="n" data-label={t.unit}>
          {cell('unit', unit)}
        </td>
      )}
      {edited === 'unit' && !appraised && reading.sight.own ? null : (
        <td class="n" data-label={fed ? t.fed : t.appraisal}>
          {cell('appraisal', appraised)}
        </td>
      )}
    </tr>
  )
}

const Foot = ({
  props,
  unit,
  appraised,
}: {
  props: CriterionProps
  unit: Value | undefined
  appraised: Value | undefined
}) => {
  const { leaf, reading, lang } = props
  const t = sheetTexts[lang]
  const edited = editing(leaf)
  const fed = leaf.placed.assessment !== 'self+appraisal'
  const own = (column: 'unit' | 'appraisal') => (edited === column ? { 'data-points': '' } : {})
  return (
    <tfoot>
      <tr>
        <th scope="row">
          {t.points}
          {edited ? <small> {t.recomputed}</small> : null}
        </th>
        {leaf.system.size > 0 ? <td></td> : null}
        {fed ? null : (
          <td class="n" {...own('unit')}>
            {pointsText(unit, reading, lang)}
          </td>
        )}
        {edited === 'unit' && !appraised && reading.sight.own ? null : (
          <td class="n" {...own('appraisal')}>
            {pointsText(appraised, reading, lang)}
          </td>
        )}
      </tr>
    </tfoot>
  )
}

/** The figures of a leaf in columns: the system's, the unit's, the appraisal's; one of them is written now. */
export const Inputs = ({
  props,
  unit,
  appraised,
}: {
  props: CriterionProps
  unit: Value | undefined
  appraised: Value | undefined
}) => {
  const { leaf, reading, lang } = props
  const t = sheetTexts[lang]
  const fed = leaf.placed.assessment !== 'self+appraisal'
  return (
    <table class="ds-table ct-inputs">
      <caption class="ds-sr-only">{t.inputs}</caption>
      <thead>
        <tr>
          <th scope="col">{t.inputs}</th>
          {leaf.system.size > 0 ? (
            <th scope="col" class="n">
              {t.system}
            </th>
          ) : null}
          {fed ? null : (
            <th scope="col" class="n">
              {t.unit}
            </th>
          )}
          {editing(leaf) === 'unit' && !appraised && reading.sight.own ? null : (
            <th scope="col" class="n">
              {fed ? t.fed : t.appraisal}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {leaf.fields.map((field) => (
          <Row field={field} props={props} unit={unit} appraised={appraised} />
        ))}
      </tbody>
      <Foot props={props} unit={unit} appraised={appraised} />
    </table>
  )
}
