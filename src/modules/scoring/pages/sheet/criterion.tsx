import type { Lang } from '#platform/lang.ts'
import type { FormState } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { LeafReading, SheetReading } from '../../facts/sheets.ts'
import { inputName } from '../../rules/words/names.ts'
import { reasonWords } from '../../rules/words/reason.ts'
import { policyWords, ruleWords } from '../../rules/words/rule.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { AnswersTable, CellError, errorOf, formId, idOf, typedText } from './cells.tsx'
import { EvidenceList } from './evidence.tsx'
import { differsFrom, Inputs } from './inputs.tsx'
import { appraisedOf, codedName, maySetAside, nameOf, startOf } from './show.ts'

export type CriterionProps = {
  reading: SheetReading
  leaf: LeafReading
  state: FormState
  evidenceState: FormState
  lang: Lang
  maxBytes: number
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
          value={(startOf(leaf) ?? appraised)?.inputs[answers.name] ?? leaf.system.get(answers.name)?.value}
          source={leaf.system.get(answers.name)?.url ?? undefined}
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
