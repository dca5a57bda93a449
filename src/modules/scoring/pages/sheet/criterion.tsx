import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import type { FormState } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { LeafReading, SheetReading, Value } from '../../facts/sheets.ts'
import type { InputField } from '../../rules/fields.ts'
import type { InputValue } from '../../rules/set.ts'
import { inputName } from '../../rules/words/names.ts'
import { reasonWords } from '../../rules/words/reason.ts'
import { policyWords, ruleWords } from '../../rules/words/rule.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { AnswersTable, CellError, errorOf, formId, InputCell, idOf, typedText } from './cells.tsx'
import { EvidenceList } from './evidence.tsx'
import { appraisedOf, codedName, maySetAside, nameOf, pointsText, startOf, valueText } from './show.ts'

export type CriterionProps = {
  reading: SheetReading
  leaf: LeafReading
  state: FormState
  evidenceState: FormState
  lang: Lang
  maxBytes: number
}

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

const differsFrom = (leaf: LeafReading, field: InputField, value: InputValue | undefined): boolean => {
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

const Inputs = ({
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

/** The fields that say why a figure is other than the system's; there as soon as one differs. */
const Whys = ({ leaf, state, lang }: CriterionProps) => {
  const t = sheetTexts[lang]
  const start = startOf(leaf)
  if (leaf.stage === undefined) return null
  const wanted = leaf.fields.filter((field) => {
    const name = `why.${field.name}`
    return errorOf(state, name) || state.values?.[name] || differsFrom(leaf, field, start?.inputs[field.name])
  })
  return (
    <>
      {wanted.map((field) => {
        const name = `why.${field.name}`
        return (
          <div class="ds-field ct-why">
            <label class="ds-label" for={idOf(name)}>
              {t.why(inputName(leaf.placed.leaf, field.name, lang))}
            </label>
            <input
              class="ds-input"
              type="text"
              form={formId}
              name={name}
              id={idOf(name)}
              value={typedText(state, name, start?.sources[field.name]?.reason ?? '')}
              aria-invalid={errorOf(state, name) ? 'true' : undefined}
            />
            <CellError state={state} name={name} />
          </div>
        )
      })}
    </>
  )
}

const SetAside = ({ leaf, state, lang }: CriterionProps) => {
  const t = sheetTexts[lang]
  if (leaf.stage === undefined || !maySetAside(leaf.placed.leaf)) return null
  const ticked = state.values ? state.values.na !== undefined : (startOf(leaf)?.notApplicable ?? false)
  return (
    <div class="ds-field ct-aside">
      <input
        class="ds-input"
        type="checkbox"
        form={formId}
        name="na"
        id={idOf('na')}
        value="on"
        checked={ticked || undefined}
        aria-describedby={`${idOf('na')}-hint`}
      />
      <label class="ds-label" for={idOf('na')}>
        {leaf.stage === 'self' ? t.claimNa : t.decideNa}
      </label>
      <p data-field="description" class="ct-small" id={`${idOf('na')}-hint`}>
        {t.naMeans(policyWords(leaf.placed.leaf, lang))}
      </p>
      <CellError state={state} name="na" />
    </div>
  )
}

const UnitNote = ({ leaf, lang }: { leaf: LeafReading; lang: Lang }) => {
  const self = leaf.values.self
  if (!self?.note || leaf.stage === 'self') return null
  return (
    <div class="ct-unit-note">
      <p class="ct-small ct-quiet">
        {sheetTexts[lang].noteBy(self.personName ?? '', showMoment(self.at, lang))}
      </p>
      <Said text={self.note} lines />
    </div>
  )
}

/** The criterion: its rule in words, its figures in columns, the unit's evidence. */
export const Criterion = (props: CriterionProps) => {
  const { leaf, lang } = props
  const t = sheetTexts[lang]
  const { placed, values } = leaf
  const appraised = appraisedOf(leaf)
  const unit = values.self
  const written = leaf.stage ? (leaf.values[leaf.stage] ?? undefined) : (appraised ?? unit)
  const outcome = written ? leaf.outcomes[written.stage] : leaf.bySystem
  const answers = leaf.fields.find((field) => field.type === 'answers')
  return (
    <article class="ct-sheet ct-crit" aria-labelledby="tieu-chi">
      <header>
        <p class="ct-small ct-quiet">
          {[codedName(placed.domain, lang), ...placed.above.map((one) => codedName(one, lang))].join(' · ')}
        </p>
        <h2 class="ds-heading" data-size="sm" id="tieu-chi">
          {placed.leaf.code} {nameOf(placed.leaf, lang).replace(`${placed.leaf.code} `, '')}
        </h2>
      </header>
      <section class="ct-rule" aria-labelledby="cach-cham">
        <h3 class="ds-sr-only" id="cach-cham">
          {t.rule}
        </h3>
        <p>{ruleWords(placed.leaf, lang)}</p>
      </section>
      {placed.assessment === 'self+appraisal' ? null : <p class="ct-small ct-quiet">{t.waitSurvey}</p>}
      {answers?.type === 'answers' ? (
        <AnswersTable
          field={answers}
          state={props.state}
          value={(startOf(leaf) ?? appraised)?.inputs[answers.name]}
          edit={leaf.stage !== undefined}
          lang={lang}
          leaf={placed.leaf}
        />
      ) : leaf.fields.length === 0 ? (
        <p class="ct-quiet">{t.noInputs}</p>
      ) : (
        <Inputs props={props} unit={unit} appraised={appraised} />
      )}
      <p class="ct-small ct-quiet ct-formula" data-how="">
        {outcome && outcome.state !== 'missing' ? reasonWords(placed.leaf, outcome, lang) : ''}
      </p>
      <Whys {...props} />
      <SetAside {...props} />
      <EvidenceList {...props} />
      <UnitNote leaf={leaf} lang={lang} />
    </article>
  )
}
