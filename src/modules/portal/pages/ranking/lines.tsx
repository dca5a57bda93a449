import type { Lang } from '#platform/lang.ts'
import { IntervalKey, IntervalMark } from '#ui/chart.tsx'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Move } from '#ui/tag.tsx'
import {
  anyCompared,
  intervalSentence,
  placesMoved,
  type Ranking,
  type ResultRow,
} from '../../../scoring/facts.ts'
import { texts } from '../../texts.ts'
import { explainAt, type Shown } from './answer.tsx'

/** The sentence of how sure the ranks are, and what the bars in the list mean. */
export const HowSure = ({ lang, ranking: { result } }: { lang: Lang; ranking: Ranking }) => {
  const t = texts[lang]
  const { intervals } = result ?? {}
  if (!intervals?.facts) return null
  return (
    <>
      <p>{intervalSentence(intervals.facts, lang)}</p>
      <p class="ct-small ct-quiet">
        <IntervalKey /> {t.intervalKey}
      </p>
      <p class="ct-small ct-quiet">{t.howSure(showNumber(intervals.draws, lang))}</p>
    </>
  )
}

const Range = ({ lang, ranking, row }: { lang: Lang; ranking: Ranking; row: ResultRow }) => {
  const facts = ranking.result?.intervals?.facts
  if (!facts) return null
  const { interval, rank } = row
  if (!interval || rank === null) return <div class="ct-p-range"></div>
  const words = texts[lang].mayBe(showNumber(interval.low, lang), showNumber(interval.high, lang))
  return (
    <div class="ct-p-range">
      <IntervalMark low={interval.low} high={interval.high} rank={rank} of={facts.ranked} />
      <small>{words}</small>
    </div>
  )
}

const Moved = ({ lang, row, ranking }: { lang: Lang; row: ResultRow; ranking: Ranking }) => {
  const t = texts[lang]
  const { year, state } = ranking.round
  const places = placesMoved(row)
  // of a printed result only what the source prints is known
  if (!anyCompared(ranking.rows) || (places === undefined && state === 'imported')) return null
  if (places === undefined) return <span>{t.notCompared}</span>
  if (places === 0) return <span>{t.sameRank}</span>
  return (
    <span>
      <Move places={places} lang={lang} /> {t.moved(Math.abs(places), year - 1)}
    </span>
  )
}

/** A unit's line in the list: its rank, how sure it is, what it scored. */
export const Line = ({
  lang,
  ranking,
  row,
  shown,
  picked,
}: {
  lang: Lang
  ranking: Ranking
  row: ResultRow
  shown: Shown
  picked: boolean
}) => {
  const href = explainAt(ranking, row)
  return (
    <li aria-current={picked ? 'true' : undefined}>
      <b class="ct-p-rank">{row.rank ?? '–'}</b>
      <div>
        {href ? (
          <a class="ct-row-link" href={href}>
            <Said text={row.unitName} />
          </a>
        ) : (
          <Said text={row.unitName} />
        )}
        {picked ? (
          <>
            {' '}
            <span class="ct-p-you">{texts[lang].yours}</span>
          </>
        ) : null}
        <p class="ct-small ct-quiet">
          <Moved lang={lang} row={row} ranking={ranking} />
        </p>
      </div>
      <Range lang={lang} ranking={ranking} row={row} />
      <b class="ct-p-score">{shown(row.percent ?? row.points)}</b>
    </li>
  )
}
