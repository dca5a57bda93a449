import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { IntervalBar, IntervalKey, IntervalScale } from '#ui/chart.tsx'
import { showDecimal, showNumber } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Column } from '#ui/table.tsx'
import type { MayWithResult, Ranking, ResultRow } from '../../facts/result.ts'
import { intervalSentence } from '../../rules/words/intervals.ts'
import { groupName } from '../../rules/words/names.ts'
import { intervalTexts } from '../../texts/intervals.ts'

const rankedOf = ({ result, rows }: Ranking): number =>
  result?.intervals?.facts?.ranked ?? rows.filter((row) => row.rank !== null).length

/** The column of fine bars; a row without an interval stays empty. */
export const intervalColumn = (ranking: Ranking, lang: Lang): Column<ResultRow> => {
  const t = intervalTexts[lang]
  const of = rankedOf(ranking)
  return {
    head: (
      <>
        {t.interval}
        <IntervalScale of={of} />
      </>
    ),
    class: 'ct-iv-cell',
    cell: ({ interval, rank }) =>
      interval && rank !== null ? (
        <IntervalBar
          low={interval.low}
          high={interval.high}
          rank={rank}
          of={of}
          label={t.range(showNumber(interval.low, lang), showNumber(interval.high, lang))}
        />
      ) : null,
  }
}

type Rows = readonly ResultRow[]
const bracketOf = (row: ResultRow | undefined): number | null => row?.interval?.bracket ?? null

/** The column in which a line runs along units that cannot be told apart. */
export const bracketColumn = (ranking: Ranking, lang: Lang): Column<ResultRow> => {
  const t = intervalTexts[lang]
  const { rows } = ranking
  const brackets = ranking.result?.intervals?.facts?.brackets ?? []
  const place = new Map(rows.map((row, i) => [row.position, i]))
  return {
    head: <span class="ds-sr-only">{t.bracketHead}</span>,
    class: 'ct-brackets',
    phone: 'drop',
    cell: (row) => {
      const own = bracketOf(row)
      const bracket = own === null ? undefined : brackets[own - 1]
      if (!bracket) return null
      const i = place.get(row.position) ?? 0
      const edges = [
        'l0',
        bracketOf(rows[i - 1]) === own ? '' : 'start',
        bracketOf(rows[i + 1]) === own ? '' : 'end',
      ]
      return (
        <>
          <i class={edges.filter(Boolean).join(' ')}></i>
          <span class="ds-sr-only">
            {t.bracketOf(showNumber(bracket.from, lang), showNumber(bracket.to, lang))}
          </span>
        </>
      )
    },
  }
}

/** The cells before the heading of a class: the line goes on where the bracket does. */
export const bracketLead = (rows: Rows, group: Rows) => {
  const first = rows.findIndex((row) => row.position === group[0]?.position)
  const own = bracketOf(rows[first])
  const on = own !== null && bracketOf(rows[first - 1]) === own
  return {
    columns: 2,
    cells: (
      <>
        <td></td>
        <td class="ct-brackets" data-drop="">
          {on ? <i class="l0"></i> : null}
        </td>
      </>
    ),
  }
}

const percent = (share: number, lang: Lang): string =>
  showDecimal(String(Math.round(share * 1000) / 10), lang)

const Doubts = ({ ranking, lang }: { ranking: Ranking; lang: Lang }) => {
  const t = intervalTexts[lang]
  const { intervals } = ranking.result ?? {}
  if (!intervals) return null
  const { doubts, draws, seed } = intervals
  const { measured } = doubts
  const asked = Object.entries(doubts.populations ?? {})
    .map(([group, people]) => `${groupName(group, lang)} ${showNumber(people, lang)}`)
    .join(', ')
  return (
    <details>
      <summary class="ct-small">{t.how}</summary>
      <p class="ct-small ct-quiet">{t.drawn(showNumber(draws, lang))}</p>
      <ul class="ct-small ct-quiet">
        <li>
          {t.appraisal(percent(doubts.appraisal.other, lang))}
          {measured && measured.pairs > 0
            ? ` (${t.measured(showNumber(measured.pairs, lang), showNumber(measured.blind, lang))})`
            : ''}
        </li>
        {doubts.survey ? (
          <li>{[t.survey, asked ? t.populations(asked) : ''].filter(Boolean).join('; ')}</li>
        ) : null}
        <li>{t.weights(percent(doubts.weights, lang))}</li>
      </ul>
      <p class="ct-small ct-quiet">{t.seed(String(seed))}</p>
    </details>
  )
}

const Standing = ({ ranking, lang }: { ranking: Ranking; lang: Lang }) => {
  const t = intervalTexts[lang]
  const { round, result } = ranking
  const { intervals } = result ?? {}
  if (!intervals) return <p class="ct-small ct-quiet">{t.none}</p>
  if (intervals.facts) return <p>{intervalSentence(intervals.facts, lang)}</p>
  return (
    <>
      <progress
        max={100}
        value={intervals.percent}
        aria-label={t.interval}
      >{`${intervals.percent}%`}</progress>
      <p class="ct-small ct-quiet">
        {intervals.state === 'waiting' ? t.waiting : t.running(String(intervals.percent))}{' '}
        <a class="ds-link" href={`/scoring/rounds/${round.id}/ranking?version=${result?.version ?? 1}`}>
          {t.refresh}
        </a>
      </p>
    </>
  )
}

/** How sure the ranks are: the sentence, the key of the bars, the doubts, and the act of who may have them drawn. */
export const HowSure = ({
  frame: { lang },
  ranking,
  may,
}: {
  frame: Frame
  ranking: Ranking
  may: MayWithResult
}) => {
  const t = intervalTexts[lang]
  const { result } = ranking
  if (!result || result.imported || (!result.intervals && !may.intervals)) return null
  const facts = result.intervals?.facts
  return (
    <Sheet title={t.title}>
      <Standing ranking={ranking} lang={lang} />
      {facts ? (
        <p class="ct-small ct-quiet">
          <IntervalKey /> {t.key}{' '}
          {facts.brackets.length > 0 ? (
            <>
              <i class="ct-brace"></i> {t.bracketKey}
            </>
          ) : null}
        </p>
      ) : null}
      {facts ? <Doubts ranking={ranking} lang={lang} /> : null}
      {may.intervals ? (
        <ActButton action={`/scoring/results/${result.id}/intervals`} kind="second">
          {facts ? t.askAgain : t.ask}
        </ActButton>
      ) : null}
    </Sheet>
  )
}
