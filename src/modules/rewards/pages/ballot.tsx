import { type Lang, named } from '#platform/lang.ts'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import type { BallotReading } from '../facts/nominations.ts'
import { needed } from '../rules/vote.ts'
import { texts } from '../texts.ts'
import { FindingsCell } from './findings.tsx'
import { NominationTag } from './round.tsx'

type Props = { frame: Frame; reading: BallotReading; forms: { ballot: FormState; close: FormState } }
type Line = BallotReading['lines'][number]

const About = ({ line, lang }: { line: Line; lang: Lang }) => {
  const t = texts[lang]
  const { nomination: one } = line
  return (
    <>
      <p>
        <a class="ct-row-link" href={`/rewards/nominations/${one.id}`}>
          <Said text={named(lang, one.name, one.nameEn)} />
        </a>{' '}
        <span class="ct-small ct-quiet">
          <Said
            text={[
              t.kinds[one.kind],
              one.post,
              one.kind === 'individual' ? named(lang, one.unitName ?? '', one.unitNameEn) : '',
              one.outside ? t.outside[one.outside] : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        </span>
      </p>
      <p class="ct-small">
        <Said text={one.achievement} />
      </p>
      <FindingsCell findings={line.findings} lang={lang} />
      {one.councilReason ? (
        <p class="ct-small">
          {t.councilReason}: <Said text={one.councilReason} />
        </p>
      ) : null}
    </>
  )
}

const Vote = ({ line, state, lang }: { line: Line; state: FormState; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet>
      <About line={line} lang={lang} />
      {line.recused ? (
        <p class="ct-quiet">{t.recused}</p>
      ) : (
        <div class="ct-gapped">
          <Field
            state={state}
            name={`vote.${line.nomination.id}`}
            type="radio"
            label={t.yourVote}
            value={line.choice ?? null}
            options={Object.entries(t.choices).map(([value, label]) => ({ value, label }))}
          />
        </div>
      )}
    </Sheet>
  )
}

/** The ballot paper of a member, and for the council's head the closing of the vote. */
export const BallotPage = ({ frame, reading, forms }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { round, lines, open, chair } = reading
  const at = `/rewards/rounds/${round.id}`
  const listed = lines.filter((line) => line.nomination.state === 'listed')
  const cast = listed.some((line) => line.choice !== undefined)
  return (
    <Page
      frame={frame}
      title={t.ballotTitle}
      lede={<Said text={round.title} />}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: at, name: round.title },
      ]}
    >
      {open ? (
        <Form
          state={forms.ballot}
          action={`${at}/ballots`}
          submit={cast ? t.castAgain : t.castIt}
          cancel={at}
        >
          <p>{t.ballotLede}</p>
          <p class="ct-small ct-quiet">
            {t.needs(
              needed(round.members ?? 0, round.voteShare ?? 100),
              round.members ?? 0,
              round.voteShare ?? 0,
            )}
            {cast ? ` ${t.castAlready}` : ''}
          </p>
          <Stack>
            {listed.map((line) => (
              <Vote line={line} state={forms.ballot} lang={lang} />
            ))}
          </Stack>
        </Form>
      ) : (
        <Stack>
          <p>{t.voteClosed}</p>
          {lines.map((line) => (
            <Sheet>
              <p class="ct-tags">
                <NominationTag state={line.nomination.state} lang={lang} />{' '}
                {line.nomination.votesFor === null
                  ? ''
                  : t.counts(
                      line.nomination.votesFor,
                      line.nomination.votesAgainst ?? 0,
                      line.nomination.votesAbstained ?? 0,
                    )}
              </p>
              <About line={line} lang={lang} />
            </Sheet>
          ))}
        </Stack>
      )}
      {chair ? (
        <Sheet title={t.closeVote} gapped>
          <p class="ct-small ct-quiet">{t.closeVoteHow}</p>
          <Form state={forms.close} action={`${at}/vote-closing`} submit={t.closeIt} kind="second">
            <Field
              state={forms.close}
              name="conclusion"
              type="textarea"
              rows={3}
              max={4000}
              label={t.conclusion}
            />
          </Form>
        </Sheet>
      ) : null}
    </Page>
  )
}
