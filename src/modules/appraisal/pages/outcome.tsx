import type { Lang } from '#platform/lang.ts'
import { Field, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { PersonReading } from '../facts/persons.ts'
import { type Level, levels } from '../rules/scheme.ts'
import type { Objection, Outcome } from '../store/decision.ts'
import { ratingTexts } from '../texts/rating.ts'
import type { PersonForms } from './person.tsx'
import { levelOptions } from './speak.tsx'
import { levelName } from './words.ts'

type Props = { reading: PersonReading; forms: PersonForms; lang: Lang }

/** A council's counts in one line: "Tốt 4, Hoàn thành 1". */
export const votesWords = (votes: Partial<Record<Level | 'abstained', number>>, lang: Lang): string => {
  const t = ratingTexts[lang]
  const counted = [...levels]
    .reverse()
    .flatMap((level) => (votes[level] ? [`${t.short[level]} ${votes[level]}`] : []))
  return [...counted, ...(votes.abstained ? [`${t.sheet.abstain} ${votes.abstained}`] : [])].join(', ')
}

const Version = ({ one, lang }: { one: Outcome; lang: Lang }) => {
  const t = ratingTexts[lang].sheet
  return (
    <div class="ct-gapped">
      <p>
        <b>{levelName(one.level, lang)}</b>
      </p>
      <p class="ct-small ct-quiet">
        {t.version(one.version)},{' '}
        {one.decisionNo && one.decidedOn
          ? t.decidedBy(one.decisionNo, showDate(one.decidedOn, lang))
          : t.versionDraft}
        . {ratingTexts[lang].votes}: {votesWords(one.votes, lang)}
      </p>
      {one.reason ? (
        <p class="ct-small">
          {one.version > 1 ? t.changed : t.differs}: <Said text={one.reason} />
        </p>
      ) : null}
    </div>
  )
}

const OneObjection = ({ one, reading, forms, lang }: Props & { one: Objection }) => {
  const t = ratingTexts[lang].sheet
  const state = forms('answer', one.id)
  return (
    <div class="ct-gapped" id={`o-${one.id}`}>
      <p>
        <Said text={one.text} lines />
      </p>
      <p class="ct-small ct-quiet">
        {t.sentOn(showDate(one.filedOn, lang), showDate(one.answerBy, lang))},{' '}
        {t.onVersion(one.decisionVersion)}
      </p>
      {one.fileId ? (
        <p>
          <a class="ds-link" href={`/ratings/objections/${one.id}/file`}>
            <Said text={one.fileName ?? t.file} />
          </a>
        </p>
      ) : null}
      {one.outcome ? (
        <>
          <p>
            <b>
              {t.outcomes[one.outcome]}
              {one.level ? `: ${levelName(one.level, lang)}` : ''}
            </b>
          </p>
          <p>
            <Said text={one.answer ?? ''} lines />
          </p>
          <p class="ct-small ct-quiet">
            <Said
              text={t.answeredBy(one.answeredBy ?? '', one.answeredOn ? showDate(one.answeredOn, lang) : '')}
            />
            {one.changedIn ? `, ${t.changedIn(one.changedIn)}` : ''}
          </p>
        </>
      ) : reading.may.answer ? (
        <Form state={state} action={`/ratings/objections/${one.id}/answer`} submit={t.answerAct}>
          <Field
            state={state}
            name="outcome"
            type="radio"
            label={t.outcome}
            options={Object.entries(t.outcomes).map(([value, label]) => ({ value, label }))}
          />
          <Field
            state={state}
            name="level"
            type="select"
            label={t.newLevel}
            options={levelOptions(lang)}
            placeholder={t.noLevel}
            optional
          />
          <Field state={state} name="answer" type="textarea" rows={4} label={t.answerText} max={8000} />
        </Form>
      ) : null}
    </div>
  )
}

/** What was decided in each version, and the objections with their answers. */
export const DecisionSheets = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const { outcomes, objections, rated, may, objectUntil } = reading
  const state = forms('objection')
  return (
    <>
      <Sheet title={t.decisions}>
        {outcomes.length === 0 ? <p class="ct-quiet">{t.noDecision}</p> : null}
        {outcomes.map((one) => (
          <Version one={one} lang={lang} />
        ))}
      </Sheet>
      {objections.length > 0 || may.object ? (
        <Sheet title={t.objections} id="objections">
          {objections.map((one) => (
            <OneObjection one={one} reading={reading} forms={forms} lang={lang} />
          ))}
          {may.object && objectUntil ? (
            <Form
              state={state}
              action={`/ratings/persons/${rated.id}/objections`}
              submit={t.object}
              kind="second"
              multipart
            >
              <p class="ct-small ct-quiet">{t.objectUntil(showDate(objectUntil, lang))}</p>
              <Field state={state} name="text" type="textarea" rows={5} label={t.objectionText} max={8000} />
              <Field state={state} name="file" type="file" label={t.objectionFile} optional />
            </Form>
          ) : null}
        </Sheet>
      ) : null}
    </>
  )
}
