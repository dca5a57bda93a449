import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Percent } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { RoundLine } from '../../facts/rounds.ts'
import { type DayName, dayNames } from '../../rules/phase.ts'
import { roundTexts } from '../../texts/round.ts'

const lastDays: Partial<Record<string, DayName>> = {
  before: 'opensOn',
  self: 'selfBy',
  first: 'firstBy',
  explain: 'explainBy',
  second: 'secondBy',
  decision: 'decideBy',
  published: 'objectionBy',
}

/** The day on which the round's present step ends. */
export const dayOfPhase = (line: Pick<RoundLine, 'round' | 'phase'>): string | null => {
  const name = lastDays[line.phase]
  return name && dayNames.includes(name) ? line.round[name] : null
}

export const blockName = (block: string, lang: Lang): string => roundTexts[lang].blocks[block] ?? block

/** What a reader must know of the figures: synthetic, invented, taken over. */
export const marksOf = (
  round: { synthetic: boolean; invented: boolean; state: string },
  lang: Lang,
): string[] => {
  const t = roundTexts[lang]
  return [
    round.synthetic ? t.synthetic : '',
    round.invented ? t.invented : '',
    round.state === 'imported' ? t.imported : '',
  ].filter(Boolean)
}

const roundHref = ({ round }: RoundLine): string =>
  round.state === 'imported' ? `/scoring/rounds/${round.id}/ranking` : `/scoring/rounds/${round.id}`

const columns = (lang: Lang, oversees: boolean): Column<RoundLine>[] => {
  const t = roundTexts[lang]
  const cells: Column<RoundLine>[] = [
    {
      head: t.round,
      phone: 'wide',
      cell: (line) => (
        <>
          <a class="ct-row-link" href={roundHref(line)}>
            {line.round.title}
          </a>
          <p class="ct-small ct-quiet">
            {[line.round.place, blockName(line.round.block, lang), ...marksOf(line.round, lang)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    },
    { head: t.year, n: true, cell: (line) => line.round.year, phone: 'label' },
    { head: t.phase, cell: (line) => t.phases[line.phase], phone: 'label' },
    {
      head: t.nextDay,
      nowrap: true,
      phone: 'label',
      cell: (line) => {
        const day = dayOfPhase(line)
        return day ? showDate(day, lang) : ''
      },
    },
  ]
  if (oversees)
    cells.push({
      head: t.signedSheets,
      n: true,
      phone: 'label',
      cell: ({ signed }) =>
        signed && signed.sheets > 0 ? <Percent done={signed.signed} of={signed.sheets} lang={lang} /> : '',
    })
  cells.push({
    head: t.ownSheet,
    phone: 'label',
    cell: ({ own }) =>
      own.map((sheet) => (
        <p>
          <a class="ds-link" href={`/scoring/sheets/${sheet.id}`}>
            {t.openOwn(sheet.name)}
          </a>
          {sheet.signedOn ? <span class="ct-small ct-quiet"> {t.signedMark}</span> : null}
        </p>
      )),
  })
  return cells
}

export type RoundsProps = { frame: Frame; rounds: RoundLine[]; mayRun: boolean; oversees: boolean }

/** The rounds that somebody has a part in, newest first. */
export const RoundsPage = ({ frame, rounds, mayRun, oversees }: RoundsProps) => {
  const { lang } = frame
  const t = roundTexts[lang]
  const make = (
    <LinkButton href="/scoring/rounds/new" icon="plus">
      {t.newRound}
    </LinkButton>
  )
  return (
    <Page
      frame={frame}
      title={t.scoring}
      lede={t.roundsLede}
      act={mayRun ? make : undefined}
      acts={
        oversees ? (
          <LinkButton kind="second" href="/scoring/sets">
            {t.sets}
          </LinkButton>
        ) : undefined
      }
    >
      {rounds.length === 0 ? (
        <Empty title={t.noRounds}>{mayRun ? t.noRoundsRun : t.noRoundsHow}</Empty>
      ) : (
        <Sheet title={t.rounds} flush>
          <Table lang={lang} caption={t.rounds} columns={columns(lang, oversees)} rows={rounds} />
        </Sheet>
      )}
    </Page>
  )
}
