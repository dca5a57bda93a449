import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { StepsTo } from '#ui/figure.tsx'
import { showDate, showDayMonth } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import type { RoundReading } from '../../facts/rounds.ts'
import { type DayName, dayNames, type Phase } from '../../rules/phase.ts'
import { calibrationTexts } from '../../texts/calibration.ts'
import { roundTexts } from '../../texts/round.ts'
import { LateSheet } from './late.tsx'
import { blockName, marksOf } from './list.tsx'
import { ProgressTable } from './progress.tsx'
import { SeatsTable } from './seats-table.tsx'

// the step of the bar that a phase stands at; steps before it are behind
const at: Record<Phase, number> = {
  draft: -1,
  before: 0,
  self: 1,
  first: 2,
  explain: 3,
  second: 4,
  decision: 5,
  published: 7,
  closed: 8,
}

const RoundSteps = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = roundTexts[lang]
  const when = (name: DayName) => {
    const day = reading.round[name]
    if (!day) return undefined
    return name === 'opensOn' ? t.from(showDayMonth(day, lang)) : t.to(showDate(day, lang))
  }
  return (
    <StepsTo
      now={at[reading.phase]}
      steps={dayNames.map((name) => ({
        name: t.steps[name],
        when: when(name),
      }))}
    />
  )
}

const Acts = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = roundTexts[lang]
  const { round, may } = reading
  const own = reading.sheets.filter((sheet) => sheet.own)
  // a provisional ranking is found by those who oversee the round; others find it once it is published
  const ranked =
    round.state === 'published' ||
    (may.oversee && round.state !== 'draft' && !['before', 'self', 'first'].includes(reading.phase))
  return (
    <>
      {may.run && (round.state === 'draft' || round.state === 'open') ? (
        <LinkButton kind="second" icon="edit" href={`/scoring/rounds/${round.id}/edit`}>
          {round.state === 'draft' ? t.edit : t.moveDays}
        </LinkButton>
      ) : null}
      {ranked ? (
        <LinkButton kind="second" href={`/scoring/rounds/${round.id}/ranking`}>
          {t.ranking}
        </LinkButton>
      ) : null}
      {reading.blind ? (
        <LinkButton
          kind="second"
          href={`/scoring/rounds/${round.id}/calibration${reading.blind === 'sample' ? '/sample' : ''}`}
        >
          {reading.blind === 'sample' ? calibrationTexts[lang].sampling : calibrationTexts[lang].findingsLink}
        </LinkButton>
      ) : null}
      {own.slice(0, 1).map((sheet) => (
        <LinkButton href={`/scoring/sheets/${sheet.sheetId}`}>{t.ownSheet}</LinkButton>
      ))}
      {may.run && round.state === 'draft' ? (
        <ActButton
          action={`/scoring/rounds/${round.id}/opening`}
          fields={{ version: String(round.version) }}
          confirm={t.openConfirm}
        >
          {t.open}
        </ActButton>
      ) : null}
    </>
  )
}

const Nothing = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = roundTexts[lang]
  return reading.round.state === 'draft' ? (
    <Empty title={t.noSheets}>{t.noSheetsHow}</Empty>
  ) : (
    <Empty title={t.noneSeen}>{t.noneSeenHow}</Empty>
  )
}

/** A round: its days, who is late by name, how far every sheet is, who appraises what. */
export const RoundPage = ({ frame, reading }: { frame: Frame; reading: RoundReading }) => {
  const { lang } = frame
  const t = roundTexts[lang]
  const { round, may } = reading
  const lede = [
    blockName(round.block, lang),
    (lang === 'en' && round.setTitleEn) || round.setTitleVi,
    ...marksOf(round, lang),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <Page
      frame={frame}
      title={round.title}
      lede={lede}
      crumbs={[{ href: '/scoring', name: t.scoring }]}
      acts={<Acts reading={reading} lang={lang} />}
    >
      <Sheet title={t.phases[reading.phase].replace(/^./, (first) => first.toUpperCase())}>
        <RoundSteps reading={reading} lang={lang} />
        {may.run && round.state === 'draft' ? <p class="ct-quiet ct-gapped">{t.draftHow}</p> : null}
      </Sheet>
      {may.oversee && reading.sheets.length > 0 ? <LateSheet reading={reading} lang={lang} /> : null}
      {reading.sheets.length === 0 ? (
        <Nothing reading={reading} lang={lang} />
      ) : (
        <Sheet title={may.oversee ? t.progress : t.progressOwn} flush long gapped>
          <ProgressTable reading={reading} lang={lang} today={frame.today} />
        </Sheet>
      )}
      <Grid gapped>
        <Sheet
          title={t.seats}
          flush
          aside={
            may.run && (round.state === 'draft' || round.state === 'open') ? (
              <SheetLink href={`/scoring/rounds/${round.id}/seats`}>{t.changeSeats}</SheetLink>
            ) : undefined
          }
        >
          <SeatsTable reading={reading} lang={lang} />
        </Sheet>
      </Grid>
    </Page>
  )
}
