import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { DecisionFields } from '#ui/round-form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { texts } from '../texts.ts'
import type { RoundProps } from './round.tsx'

const Propose = ({ reading: { round }, results, forms, lang }: RoundProps & { lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet title={t.propose}>
      <p class="ct-small ct-quiet">{t.proposeLede}</p>
      {results.length === 0 ? (
        <p class="ct-quiet">{t.noResults}</p>
      ) : (
        <Form
          state={forms.propose}
          action={`/rewards/rounds/${round.id}/proposals`}
          submit={t.proposeIt}
          kind="second"
        >
          <FieldRow>
            <Field
              state={forms.propose}
              name="resultId"
              type="select"
              label={t.proposeResult}
              options={results.map((one) => ({ value: String(one.id), label: one.title }))}
            />
            <Field
              state={forms.propose}
              name="top"
              type="number"
              label={t.proposeTop}
              value={round.rankWithin}
              narrow
            />
          </FieldRow>
        </Form>
      )}
    </Sheet>
  )
}

const Meeting = ({ reading: { round }, forms, lang }: RoundProps & { lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet title={t.vote}>
      <p class="ct-small ct-quiet">{t.openVoteHow}</p>
      <Form
        state={forms.meeting}
        action={`/rewards/rounds/${round.id}/vote`}
        submit={t.openVote}
        kind="second"
      >
        <Field state={forms.meeting} name="metAt" label={t.metAt} max={200} />
      </Form>
    </Sheet>
  )
}

const kinds = [
  ['minutes', 'BB'],
  ['proposal', 'TTr'],
  ['decision', 'QĐ'],
] as const

const Papers = ({ reading: { round, documents, may }, lang }: RoundProps & { lang: Lang }) => {
  const t = texts[lang]
  const drawn = documents.filter((one) => one.state !== 'withdrawn')
  const missing = kinds.filter(([, type]) => !drawn.some((one) => one.type === type))
  return (
    <Sheet title={t.papers}>
      <p class="ct-small ct-quiet">{t.papersHow}</p>
      <ul class="ct-plain ct-lines">
        {drawn.map((one) => (
          <li>
            <a class="ct-row-link" href={`/documents/${one.id}`}>
              {t.paperNames[one.type] ?? one.type}
            </a>{' '}
            <span class="ct-small ct-quiet">
              {one.cited && one.issuedOn ? `${one.cited}, ${showDate(one.issuedOn, lang)}` : t.paperDraft}
            </span>
          </li>
        ))}
      </ul>
      {may.run && round.state === 'voted' ? (
        <div class="ct-acts">
          {missing.map(([kind]) => (
            <ActButton action={`/rewards/rounds/${round.id}/papers`} fields={{ paper: kind }} kind="second">
              {t.draftPapers[kind]}
            </ActButton>
          ))}
        </div>
      ) : null}
    </Sheet>
  )
}

const Decide = ({ reading, forms, lang }: RoundProps & { lang: Lang }) => {
  const t = texts[lang]
  const { round, lines, documents } = reading
  const passed = lines.filter((line) => line.nomination.state === 'passed').length
  const issued = documents.find((one) => one.type === 'QĐ' && one.state === 'issued')
  return (
    <Sheet title={t.decide}>
      <p>{t.decideHow(passed)}</p>
      <Form state={forms.decide} action={`/rewards/rounds/${round.id}/decision`} submit={t.decideIt}>
        {issued?.cited && issued.issuedOn ? (
          <p class="ct-small">
            <Said text={t.decideFrom(issued.cited, showDate(issued.issuedOn, lang))} />
          </p>
        ) : (
          <FieldRow>
            <DecisionFields state={forms.decide} words={t} />
          </FieldRow>
        )}
      </Form>
    </Sheet>
  )
}

/** What comes next in a round, for who may: proposing, the meeting, the papers, the decision. */
export const RoundActs = (props: RoundProps) => {
  const { lang } = props.frame
  const { round, may, documents, phase } = props.reading
  const papers = may.oversee && (round.state === 'voted' || documents.length > 0)
  return (
    <>
      {may.decide ? <Decide {...props} lang={lang} /> : null}
      {papers ? <Papers {...props} lang={lang} /> : null}
      {may.run && phase === 'checking' ? <Meeting {...props} lang={lang} /> : null}
      {may.run && round.state === 'open' ? <Propose {...props} lang={lang} /> : null}
    </>
  )
}
