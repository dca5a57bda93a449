import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import type { Evidence, LeafReading, Twin } from '../../facts/sheets.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import type { CriterionProps } from './criterion.tsx'

/** "PDF", "DOCX": what the file is, by its name. */
const kindOf = (name: string | null): string | null =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name ?? '')?.[1]?.toUpperCase() ?? null

const about = (one: Evidence, lang: Lang): string => {
  const t = sheetTexts[lang]
  return [
    one.pages ? t.page(one.pages) : null,
    kindOf(one.fileName),
    one.filePages ? t.pagesOf(one.filePages) : null,
    one.stage === 'explanation' ? t.forExplanation : null,
    `${one.personName}, ${showDate(dayOf(one.at), lang)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

const Twins = ({ twins, lang }: { twins: readonly Twin[]; lang: Lang }) => {
  const t = sheetTexts[lang]
  return (
    <>
      {twins.map((twin) => (
        <p class="ct-small ct-twin">
          <Icon name="info" /> {twin.sameSheet ? t.twinHere(twin.leaf) : t.twinYear(twin.year, twin.leaf)}
        </p>
      ))}
    </>
  )
}

const Withdraw = ({ sheetId, one, lang }: { sheetId: number; one: Evidence; lang: Lang }) => {
  const t = sheetTexts[lang]
  const state = { lang, id: `w${one.id}` }
  return (
    <details class="ct-fold-form">
      <summary class="ct-small">
        {t.withdraw}
        <span class="ds-sr-only">: {one.title}</span>
      </summary>
      <Form
        state={state}
        action={`/scoring/sheets/${sheetId}/evidence/${one.id}/withdrawal`}
        submit={t.withdraw}
        kind="second"
      >
        <Field state={state} name="reason" label={t.withdrawReason} max={2000} />
      </Form>
    </details>
  )
}

const Line = ({ props, one }: { props: CriterionProps; one: Evidence }) => {
  const { reading, leaf, lang } = props
  const t = sheetTexts[lang]
  const sheetId = reading.sheet.id
  const gone = one.withdrawnAt !== null
  return (
    <li>
      <Icon name="file" />
      <div>
        {one.fileId && !gone ? (
          <a class="ct-row-link" href={`/scoring/sheets/${sheetId}/evidence/${one.id}`}>
            {one.title}
          </a>
        ) : (
          <span class={gone ? 'ct-quiet' : undefined}>{one.title}</span>
        )}
        <p class="ct-small ct-quiet">{gone ? t.withdrawn(one.withdrawnReason ?? '') : about(one, lang)}</p>
        <Twins twins={leaf.twins.filter((twin) => twin.evidenceId === one.id)} lang={lang} />
        {leaf.may.evidence === one.stage && !gone ? (
          <Withdraw sheetId={sheetId} one={one} lang={lang} />
        ) : null}
      </div>
    </li>
  )
}

const Add = ({ reading, leaf, evidenceState: state, lang, maxBytes }: CriterionProps) => {
  const t = sheetTexts[lang]
  const refused = (state.errors?.length ?? 0) > 0
  return (
    <details class="ct-fold-form" open={refused || undefined}>
      <summary>{t.addEvidence}</summary>
      <Form
        state={state}
        action={`/scoring/sheets/${reading.sheet.id}/leaves/${encodeURIComponent(leaf.placed.leaf.code)}/evidence`}
        submit={t.addEvidence}
        kind="second"
        multipart
      >
        <Field state={state} name="file" type="file" label={t.file} maxBytes={maxBytes} optional />
        {leaf.offered.length > 0 ? (
          <Field
            state={state}
            name="sameAsId"
            type="select"
            label={t.sameAs}
            options={leaf.offered.map((one) => ({
              value: String(one.id),
              label: `${one.leaf}: ${one.title}`,
            }))}
            optional
          />
        ) : null}
        <FieldRow>
          <Field state={state} name="title" label={t.evidenceTitle} max={300} optional />
          <Field state={state} name="pages" label={t.pages} hint={t.pagesHint} max={100} optional />
          <Field
            state={state}
            name="documentId"
            type="number"
            label={t.documentId}
            hint={t.documentHint}
            narrow
            optional
          />
        </FieldRow>
      </Form>
    </details>
  )
}

const wanted = (leaf: LeafReading): string => (leaf.placed.leaf.evidence_vi ?? []).join('; ')

/** What the unit proves its figures with, and the way to add more while that is open. */
export const EvidenceList = (props: CriterionProps) => {
  const { leaf, lang } = props
  const t = sheetTexts[lang]
  if (leaf.placed.assessment !== 'self+appraisal') return null
  return (
    <section aria-labelledby="minh-chung">
      <h3 class="ds-heading ct-sub" data-size="2xs" id="minh-chung">
        {t.evidence}
      </h3>
      {wanted(leaf) && lang === 'vi' ? (
        <p class="ct-small ct-quiet">{t.evidenceWanted(wanted(leaf))}</p>
      ) : null}
      {leaf.evidence.length === 0 ? (
        <p class="ct-quiet">{t.noEvidence}</p>
      ) : (
        <ul class="ct-plain ct-files">
          {leaf.evidence.map((one) => (
            <Line props={props} one={one} />
          ))}
        </ul>
      )}
      {leaf.may.evidence ? <Add {...props} /> : null}
    </section>
  )
}
