import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Field, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { PersonReading } from '../facts/persons.ts'
import { levels } from '../rules/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'
import type { PersonForms } from './person.tsx'
import { levelName } from './words.ts'

type Props = { reading: PersonReading; forms: PersonForms; lang: Lang }

export const levelOptions = (lang: Lang) =>
  [...levels].reverse().map((value) => ({ value, label: ratingTexts[lang].levels[value] }))

const shownDay = (at: Date, lang: Lang): string => showDate(dayOf(new Date(at)), lang)

/** What the person says of themselves; the form while it is open, for nobody else. */
export const SelfSheet = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const { rated, round, may } = reading
  const state = forms('self')
  if (may.self)
    return (
      <Sheet title={t.selfTitle}>
        <p class="ct-quiet">{t.selfLede(showDate(round.selfBy ?? '', lang))}</p>
        <Form state={state} action={`/ratings/persons/${rated.id}/self`} submit={t.selfAct}>
          <Field
            state={state}
            name="level"
            type="radio"
            label={t.selfLevel}
            options={levelOptions(lang)}
            value={rated.selfLevel}
          />
          <Field
            state={state}
            name="text"
            type="textarea"
            rows={8}
            label={t.selfText}
            max={8000}
            value={rated.selfText}
          />
        </Form>
      </Sheet>
    )
  return (
    <Sheet title={t.selfTitle} aside={rated.selfAt ? t.selfAt(shownDay(rated.selfAt, lang)) : undefined}>
      {rated.selfLevel ? (
        <>
          <p>
            <b>{levelName(rated.selfLevel, lang)}</b>
          </p>
          <p>
            <Said text={rated.selfText ?? ''} lines />
          </p>
        </>
      ) : (
        <p class="ct-quiet">{t.selfNone}</p>
      )}
    </Sheet>
  )
}

/** Comments of the unit's body, the superior and members, with the form for whoever may still give one. */
export const CommentsSheet = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const { rated, round, comments, may } = reading
  const state = forms('comment')
  return (
    <Sheet title={t.commentsTitle}>
      {comments.length === 0 ? <p class="ct-quiet">{t.noComments}</p> : null}
      {comments.map((one) => (
        <div class="ct-gapped">
          <p class="ct-small ct-quiet">
            {t.commentKinds[one.kind]}: <Said text={one.name} />
            {one.title ? `, ${lang === 'en' ? one.titleEn : one.title}` : ''}, {shownDay(one.at, lang)},{' '}
            {one.level ? levelName(one.level, lang) : t.noLevel}
          </p>
          <p>
            <Said text={one.text} lines />
          </p>
        </div>
      ))}
      {may.comment ? (
        <Form
          state={state}
          action={`/ratings/persons/${rated.id}/comments`}
          submit={t.commentAct}
          kind="second"
        >
          <p class="ct-small ct-quiet">{t.commentUntil(showDate(round.commentsBy ?? '', lang))}</p>
          <Field state={state} name="text" type="textarea" rows={4} label={t.commentText} max={8000} />
          <Field
            state={state}
            name="level"
            type="select"
            label={t.commentLevel}
            options={levelOptions(lang)}
            placeholder={t.noLevel}
            optional
          />
        </Form>
      ) : null}
    </Sheet>
  )
}

/** The council's votes: the form for who may vote now, and how they stand for who sees the case whole. */
export const VoteSheet = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang]
  const { rated, outcome, ownVote, may, round } = reading
  const state = forms('vote')
  return (
    <Sheet title={t.sheet.voteTitle} aside={outcome ? t.votedOf(outcome.voted, outcome.entitled) : undefined}>
      {outcome && outcome.voted > 0 ? (
        <>
          <ul class="ct-plain">
            {[...levels].reverse().map((level) =>
              outcome.counts[level] > 0 ? (
                <li>
                  {t.levels[level]}: <b class="ct-num">{outcome.counts[level]}</b>
                </li>
              ) : null,
            )}
            {outcome.abstained > 0 ? (
              <li>
                {t.sheet.abstain}: <b class="ct-num">{outcome.abstained}</b>
              </li>
            ) : null}
          </ul>
          <p>
            {outcome.level
              ? `${t.sheet.majority}: ${t.levels[outcome.level]}.`
              : outcome.quorate
                ? t.noMajority
                : t.noQuorum(outcome.quorum)}
          </p>
        </>
      ) : (
        <p class="ct-quiet">{outcome?.entitled === 0 ? t.nobodyEntitled : t.sheet.notOpen}</p>
      )}
      {may.vote ? (
        <Form state={state} action={`/ratings/persons/${rated.id}/vote`} submit={t.sheet.voteAct}>
          <Field
            state={state}
            name="level"
            type="radio"
            label={t.sheet.voteYours}
            options={[...levelOptions(lang), { value: 'abstain', label: t.sheet.abstain }]}
            value={ownVote ? (ownVote.level ?? 'abstain') : null}
          />
          <Field
            state={state}
            name="reason"
            type="textarea"
            rows={2}
            label={t.sheet.voteReason}
            max={2000}
            value={ownVote?.reason ?? null}
            optional
          />
        </Form>
      ) : may.seated && round.state === 'open' && round.meetingAt && !round.meetingClosedAt && rated.rated ? (
        <p class="ct-quiet">{t.sheet.barred}</p>
      ) : null}
    </Sheet>
  )
}
