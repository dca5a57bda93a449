import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { StepsTo } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import type { RoundReading } from '../facts/rounds.ts'
import { type Phase, ratingDayNames } from '../rules/round.ts'
import { ratingTexts } from '../texts/rating.ts'
import { CapSheet } from './cap.tsx'
import { PersonsTable } from './grid.tsx'
import { blockName } from './list.tsx'

// the step of the bar that a phase stands at; steps before it are behind
const at: Record<Phase, number> = {
  draft: -1,
  self: 1,
  comments: 2,
  council: 3,
  meeting: 3,
  decision: 4,
  decided: 5,
  imported: 5,
}

const RoundSteps = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = ratingTexts[lang]
  const when = (name: (typeof ratingDayNames)[number]) => {
    const day = reading.round[name]
    if (!day) return undefined
    const shown = showDate(day, lang)
    return name === 'postsOn' || name === 'meetingOn' ? t.on(shown) : t.to(shown)
  }
  return (
    <StepsTo
      now={at[reading.phase]}
      steps={ratingDayNames.map((name) => ({
        name: t.steps[name],
        when: when(name),
      }))}
    />
  )
}

const Acts = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = ratingTexts[lang]
  const { round, may, phase } = reading
  const to = `/ratings/rounds/${round.id}`
  const running = round.state === 'open' && !round.meetingClosedAt
  const computed = reading.rows.some((row) => row.whole?.proposal)
  const meets = may.preside && round.state === 'open' && (phase === 'council' || phase === 'decision')
  return (
    <>
      {may.run && (round.state === 'draft' || round.state === 'open') ? (
        <LinkButton kind="second" icon="edit" href={`${to}/edit`}>
          {round.state === 'draft' ? t.edit : t.moveDays}
        </LinkButton>
      ) : null}
      {may.compute && running ? (
        <LinkButton kind="second" icon="upload" href={`${to}/facts`}>
          {t.factTable.title}
        </LinkButton>
      ) : null}
      {may.compute && running ? (
        <ActButton action={`${to}/proposals`} kind="second">
          {computed ? t.computeAgain : t.compute}
        </ActButton>
      ) : null}
      {reading.decisions.length > 0 || phase === 'decision' ? (
        <LinkButton
          kind={phase === 'decision' && may.putTogether ? 'main' : 'second'}
          href={`${to}/decision`}
        >
          {t.decision.title}
        </LinkButton>
      ) : null}
      {meets ? (
        <ActButton
          action={`${to}/meeting`}
          kind={phase === 'council' ? 'main' : 'second'}
          confirm={t.meetingConfirm}
        >
          {phase === 'council' ? t.openMeeting : t.openMeetingAgain}
        </ActButton>
      ) : null}
      {may.run && round.state === 'draft' ? (
        <ActButton
          action={`${to}/opening`}
          fields={{ version: String(round.version) }}
          confirm={t.openConfirm}
        >
          {t.open}
        </ActButton>
      ) : null}
    </>
  )
}

const CouncilSheet = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = ratingTexts[lang]
  const { round, may } = reading
  const [first] = round.seats
  const change = may.run && !round.meetingAt && (round.state === 'draft' || round.state === 'open')
  return (
    <Sheet
      title={t.council}
      aside={
        change ? (
          <SheetLink href={`/ratings/rounds/${round.id}/council`}>{t.makeCouncil}</SheetLink>
        ) : undefined
      }
    >
      {first ? (
        <>
          <ul class="ct-plain">
            {round.seats.map((seat) => (
              <li>
                <Said text={seat.name} />
                {seat.seat === 'head' ? <span class="ct-quiet"> ({t.chair})</span> : null}
              </li>
            ))}
          </ul>
          <p class="ct-small ct-quiet">
            <Said text={t.councilBy(first.decisionNo, showDate(first.decidedOn, lang))} />
          </p>
        </>
      ) : (
        <p class="ct-quiet">{t.noCouncil}</p>
      )}
      <p class="ct-small ct-quiet">{t.councilLede}</p>
    </Sheet>
  )
}

const ClosingSheet = ({ reading, state, lang }: { reading: RoundReading; state: FormState; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <Sheet title={t.closeMeeting}>
      <Form
        state={state}
        action={`/ratings/rounds/${reading.round.id}/meeting-closing`}
        submit={t.closeMeeting}
      >
        <Field state={state} name="minutesNo" label={t.minutesNo} max={100} narrow />
      </Form>
    </Sheet>
  )
}

/** A round: its days, everybody in it with proposal, votes and decision, the share of excellent, the council. */
export const RoundPage = ({
  frame,
  reading,
  closing,
}: {
  frame: Frame
  reading: RoundReading
  closing: FormState
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const { round, phase } = reading
  const lede = [
    blockName(round.block, lang),
    (lang === 'en' && round.schemeEn) || round.schemeVi,
    round.invented ? t.invented : '',
  ]
    .filter(Boolean)
    .join(' · ')
  const voting = reading.rows.filter((row) => row.mayVote && !row.voted)
  const closes = reading.may.preside && phase === 'meeting'
  return (
    <Page
      frame={frame}
      title={round.title}
      lede={<Said text={lede} />}
      crumbs={[{ href: '/ratings', name: t.ratings }]}
      acts={<Acts reading={reading} lang={lang} />}
      act={
        phase === 'meeting' && voting[0] ? (
          <LinkButton href={`/ratings/persons/${voting[0].rated.id}`}>{t.sheet.voteAct}</LinkButton>
        ) : undefined
      }
    >
      <Sheet
        title={t.phases[phase].replace(/^./, (first) => first.toUpperCase())}
        aside={phase === 'meeting' && voting.length > 0 ? t.leftToVote(voting.length) : undefined}
      >
        <RoundSteps reading={reading} lang={lang} />
      </Sheet>
      {reading.rows.length === 0 ? (
        <Empty title={t.noPersons}>{t.noPersonsHow}</Empty>
      ) : (
        <Sheet title={t.persons} flush long gapped>
          <PersonsTable reading={reading} lang={lang} />
        </Sheet>
      )}
      <Grid gapped>
        {closes || reading.cap ? (
          <Stack span={7}>
            {closes ? <ClosingSheet reading={reading} state={closing} lang={lang} /> : null}
            {reading.cap ? <CapSheet reading={reading} cap={reading.cap} lang={lang} /> : null}
          </Stack>
        ) : null}
        <Stack span={closes || reading.cap ? 5 : 7}>
          <CouncilSheet reading={reading} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}
