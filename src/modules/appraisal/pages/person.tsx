import { type Lang, named } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import type { FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import type { PersonReading } from '../facts/persons.ts'
import { ratingTexts } from '../texts/rating.ts'
import { DecisionSheets } from './outcome.tsx'
import { PrepareSheets } from './prepare.tsx'
import { ProposalSheets } from './proposal.tsx'
import { CommentsSheet, SelfSheet, VoteSheet } from './speak.tsx'

/** The forms of a person's page, by name; only those shown have a state. */
export type PersonForm = 'self' | 'comment' | 'fact' | 'cause' | 'aside' | 'vote' | 'objection' | 'answer'
export type PersonForms = (name: PersonForm, of?: number) => FormState

const Elsewhere = ({ reading, lang }: { reading: PersonReading; lang: Lang }) => {
  const t = ratingTexts[lang].sheet
  const { elsewhere } = reading.rated
  if (elsewhere.length === 0) return null
  return (
    <Sheet title={t.elsewhere}>
      <ul class="ct-plain">
        {elsewhere.map((held) => (
          <li>
            <Said text={`${lang === 'en' ? held.titleEn : held.title}, ${held.unit}`} />
            <span class="ct-small ct-quiet">
              {' '}
              {showDate(held.from, lang)}
              {held.to ? ` – ${showDate(held.to, lang)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const ledeOf = ({ rated, sight }: PersonReading, lang: Lang): string => {
  const t = ratingTexts[lang]
  const post = `${lang === 'en' ? rated.titleEn : rated.title}, ${named(lang, rated.unitName, rated.unitNameEn)}`
  if (sight === 'comment') return `${post}. ${t.sheet.commentLede}`
  return [post, t.sheet.inOffice(rated.days), rated.rated ? '' : `${t.aside}: ${rated.unratedReason ?? ''}`]
    .filter(Boolean)
    .join(' · ')
}

/** One person's rating: facts with sources, proposal with reasons, words, votes, decisions, objections. */
export const PersonPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: PersonReading
  forms: PersonForms
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const { rated, round, sight, may } = reading
  return (
    <Page
      frame={frame}
      title={t.sheet.title(rated.personName, round.year)}
      lede={<Said text={ledeOf(reading, lang)} />}
      crumbs={[
        { href: '/ratings', name: t.ratings },
        ...(may.openRound ? [{ href: `/ratings/rounds/${round.id}`, name: round.title }] : []),
      ]}
      acts={
        may.seated && reading.next ? (
          <LinkButton kind="second" href={`/ratings/persons/${reading.next}`}>
            {t.leftToVote(reading.left)}
          </LinkButton>
        ) : may.prepare && !rated.rated ? (
          <ActButton action={`/ratings/persons/${rated.id}/aside`} fields={{ rated: 'on' }} kind="second">
            {t.sheet.back}
          </ActButton>
        ) : undefined
      }
    >
      <Stack>
        {reading.outcomes.length > 0 || may.object ? (
          <DecisionSheets reading={reading} forms={forms} lang={lang} />
        ) : null}
        {sight === 'own' && may.self ? <SelfSheet reading={reading} forms={forms} lang={lang} /> : null}
        {may.vote || (reading.outcome && round.meetingAt) ? (
          <VoteSheet reading={reading} forms={forms} lang={lang} />
        ) : null}
        {sight === 'comment' ? null : <ProposalSheets reading={reading} lang={lang} />}
        {sight === 'comment' || (sight === 'own' && may.self) ? null : (
          <SelfSheet reading={reading} forms={forms} lang={lang} />
        )}
        <CommentsSheet reading={reading} forms={forms} lang={lang} />
        {sight === 'comment' ? null : <Elsewhere reading={reading} lang={lang} />}
        {sight === 'all' ? <PrepareSheets reading={reading} forms={forms} lang={lang} /> : null}
      </Stack>
    </Page>
  )
}
