import type { Lang } from '#platform/lang.ts'
import { Button } from '#ui/button.tsx'
import { type FormState, Hidden } from '#ui/form.tsx'
import { showDecimal, showMoment, showTime } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { Said } from '#ui/said.tsx'
import type { LeafReading, Value } from '../../facts/sheets.ts'
import { inputName } from '../../rules/words/names.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { CellError, errorOf, formId, idOf, typedText } from './cells.tsx'
import { PointHistory } from './history.tsx'
import type { Conflict, JudgeProps } from './judged.ts'
import { Requests } from './request-box.tsx'
import { appraisedOf, figureText, maySetAside, pointsText, startOf } from './show.ts'

const fieldName = (leaf: LeafReading, name: string, lang: Lang): string => {
  const t = sheetTexts[lang]
  if (name.startsWith('in.')) return inputName(leaf.placed.leaf, name.slice(3), lang)
  if (name.startsWith('why.')) return t.whyShort
  return { note: t.note, reason: t.reason, hand: t.handPoints, na: t.decideNa }[name] ?? name
}

const ConflictBox = ({ conflict, leaf, lang }: { conflict: Conflict; leaf: LeafReading; lang: Lang }) => {
  const t = sheetTexts[lang]
  const shown = (text: string) => (text === '' ? t.emptied : showDecimal(text, lang))
  const when = conflict.at ? showTime(conflict.at) : ''
  const [only, ...more] = conflict.fields
  const mine = only && more.length === 0 ? t.keepMine(shown(only.mine)) : t.keepAllMine
  const theirs = only && more.length === 0 ? t.takeTheirs(shown(only.theirs)) : t.takeAllTheirs
  return (
    <div class="ct-conflict" role="status" tabindex={-1} data-focus="">
      {conflict.fields.map((field) => (
        <p>{t.conflict(conflict.who, fieldName(leaf, field.name, lang), shown(field.theirs), when)}</p>
      ))}
      <p class="ct-acts">
        <Button form={formId} small>
          {mine}
        </Button>
        <Button
          form={formId}
          small
          kind="second"
          name="theirs"
          value={conflict.fields.map((f) => f.name).join(' ')}
        >
          {theirs}
        </Button>
      </p>
    </div>
  )
}

const Area = ({
  state,
  name,
  label,
  hint,
  text,
}: {
  state: FormState
  name: string
  label: string
  hint: string
  text: string
}) => (
  <div class="ds-field">
    <label class="ds-label" for={idOf(name)}>
      {label}
    </label>
    <p data-field="description" class="ct-small" id={`${idOf(name)}-hint`}>
      {hint}
    </p>
    <textarea
      class="ds-input"
      rows={4}
      form={formId}
      name={name}
      id={idOf(name)}
      aria-describedby={`${idOf(name)}-hint`}
      aria-invalid={errorOf(state, name) ? 'true' : undefined}
    >{`\n${typedText(state, name, text)}`}</textarea>
    <CellError state={state} name={name} />
  </div>
)

const Points = ({ reading, leaf, state, lang }: JudgeProps) => {
  const t = sheetTexts[lang]
  const own = leaf.stage ? leaf.values[leaf.stage] : undefined
  const max = figureText(String(leaf.placed.leaf.max ?? ''), reading, lang)
  const hand = own?.handPoints ?? ''
  return (
    <div class="ct-points">
      <p class="ct-points-row">
        <b class="ct-figure" data-points="">
          {pointsText(own, reading, lang) || '–'}
        </b>
        <span>{t.of(max)}</span>
      </p>
      {leaf.stage === 'self' ? null : (
        <div class="ds-field">
          <label class="ds-label" for={idOf('hand')}>
            {t.handPoints}
          </label>
          <p data-field="description" class="ct-small" id={`${idOf('hand')}-hint`}>
            {t.handHint}
          </p>
          <input
            class="ds-input ct-narrow"
            type="text"
            inputmode="decimal"
            form={formId}
            name="hand"
            id={idOf('hand')}
            value={typedText(state, 'hand', lang === 'vi' ? hand.replace('.', ',') : hand)}
            aria-describedby={`${idOf('hand')}-hint`}
            autocomplete="off"
          />
          <CellError state={state} name="hand" />
        </div>
      )}
    </div>
  )
}

const shownFields = (leaf: LeafReading): string =>
  [leaf.stage === 'self' ? 'note' : 'reason hand', maySetAside(leaf.placed.leaf) ? 'na' : '']
    .filter(Boolean)
    .join(' ')

/** The form itself: its controls stand in the criterion and here, joined by its id. */
const LeafForm = (props: JudgeProps) => {
  const { reading, leaf, state, conflict, lang } = props
  const t = sheetTexts[lang]
  const { stage } = leaf
  if (stage === undefined) return null
  const start = startOf(leaf)
  const own = leaf.values[stage]
  return (
    <>
      {(state.errors?.length ?? 0) > 0 ? (
        <div class="ds-error-summary" tabindex={-1} role="alert" data-focus="">
          <ul>
            {state.errors?.map((error) => (
              <li>{error.field ? <a href={`#${idOf(error.field)}`}>{error.message}</a> : error.message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {conflict ? <ConflictBox conflict={conflict} leaf={leaf} lang={lang} /> : null}
      <form
        id={formId}
        method="post"
        action={`/scoring/sheets/${reading.sheet.id}/leaves/${encodeURIComponent(leaf.placed.leaf.code)}`}
        novalidate
        data-unsaved={t.notSaved}
      >
        <Hidden name="version" value={conflict?.version ?? own?.version ?? 0} />
        <Hidden name="stage" value={stage} />
        <Hidden name="shown" value={shownFields(leaf)} />
      </form>
      <Points {...props} />
      {stage === 'self' ? (
        <Area state={state} name="note" label={t.note} hint={t.noteHint} text={start?.note ?? ''} />
      ) : (
        <Area state={state} name="reason" label={t.reason} hint={t.reasonHint} text={own?.reason ?? ''} />
      )}
      <p class="ct-acts" data-plain="">
        <Button form={formId} kind="second">
          {t.save}
        </Button>
      </p>
    </>
  )
}

const ReadOnly = ({ reading, leaf, lang }: JudgeProps) => {
  const t = sheetTexts[lang]
  const counted: Value | undefined = appraisedOf(leaf) ?? leaf.values.self
  if (!counted) return <p class="ct-quiet">{t.notAppraised}</p>
  const max = figureText(String(leaf.placed.leaf.max ?? ''), reading, lang)
  return (
    <>
      <p class="ct-points-row">
        <b class="ct-figure">{pointsText(counted, reading, lang) || '–'}</b>
        <span>{t.of(max)}</span>
      </p>
      <p class="ct-small ct-quiet">
        {[
          counted.personName,
          lang === 'en' ? counted.officeEn : counted.officeVi,
          showMoment(counted.at, lang),
        ]
          .filter(Boolean)
          .join(', ')}
        {counted.agreed ? ` · ${t.agreed}` : ''}
      </p>
      {counted.reason ? <Said text={counted.reason} lines /> : null}
    </>
  )
}

const titleOf = (leaf: LeafReading, lang: Lang): string => {
  const t = sheetTexts[lang]
  const stage = leaf.stage ?? appraisedOf(leaf)?.stage ?? (leaf.values.self ? 'self' : 'first')
  return t.stageTitle[stage] ?? t.appraisal
}

/** The last pane: points, reason or explanation, requests, and the history of every point. */
export const Judge = (props: JudgeProps) => {
  const { reading, leaf, lang } = props
  const t = sheetTexts[lang]
  const own = leaf.stage ? leaf.values[leaf.stage] : undefined
  return (
    <section class="ct-sheet ct-judge" aria-labelledby="tham-dinh">
      <div class="ct-sheet-head">
        <h2 class="ds-heading" data-size="2xs" id="tham-dinh">
          {titleOf(leaf, lang)}
        </h2>
        <span class="ct-small ct-saved" role="status" data-saved="">
          {own ? (
            <>
              <Icon name="check" />
              {t.saved(showTime(own.at))}
            </>
          ) : null}
        </span>
      </div>
      {leaf.stage === undefined ? <ReadOnly {...props} /> : <LeafForm {...props} />}
      <Requests {...props} />
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {t.history}
      </h3>
      <PointHistory reading={reading} leaf={leaf} lang={lang} />
    </section>
  )
}
