import type { Lang } from '#platform/lang.ts'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Move } from '#ui/tag.tsx'
import { classChange, placesMoved, type Ranking, type ResultRow } from '../../../scoring/facts.ts'
import { texts } from '../../texts.ts'

/** Formats a figure as the set prints it, in the reader's language. */
export type Shown = (value: string | null) => string

/** The form that picks one unit of the list. */
export const Pick = ({
  lang,
  rows,
  picked,
  path,
}: {
  lang: Lang
  rows: readonly ResultRow[]
  picked: number | undefined
  path: string
}) => {
  const t = texts[lang]
  return (
    <form class="ct-p-pick" method="get" action={path.split('?')[0]}>
      <div class="ds-field">
        <label class="ds-label" for="unit">
          {t.pick}
        </label>
        <select class="ds-input" id="unit" name="unit">
          {rows.map((row) => (
            <option value={String(row.position)} selected={row.position === picked || undefined}>
              {row.unitName}
            </option>
          ))}
        </select>
      </div>
      <button class="ds-button" type="submit">
        {t.pickIt}
      </button>
    </form>
  )
}

/** Where a line of the newest result is opened down to its rules. */
export const explainAt = ({ round, result, results }: Ranking, row: ResultRow): string | undefined =>
  result?.bundleHash && result.version === results[0]?.version
    ? `/cong-khai/xep-hang/${round.id}/${row.position}`
    : undefined

// how many there are is known only of a result that stands here whole
const rankWords = ({ round, rows }: Ranking, { rank }: ResultRow, lang: Lang): string => {
  const t = texts[lang]
  if (rank === null) return t.unranked
  if (round.state === 'imported') return t.rankAlone(showNumber(rank, lang))
  const ranked = rows.filter((one) => one.rank !== null).length
  return t.rankOf(showNumber(rank, lang), showNumber(ranked, lang))
}

const scoreWords = (ranking: Ranking, row: ResultRow, lang: Lang, shown: Shown): string => {
  const t = texts[lang]
  const score =
    row.points && row.max
      ? t.scored(shown(row.points), shown(row.max))
      : row.points
        ? t.pointsAlone(shown(row.points))
        : row.percent && `${shown(row.percent)}%`
  return [score, row.class && t.classed(className(ranking, row, lang))].filter(Boolean).join(', ')
}

/** Of the unit that was picked: with whom it cannot be told apart, and how easily its class would be another. */
const NotApart = ({ lang, ranking, row }: { lang: Lang; ranking: Ranking; row: ResultRow }) => {
  const t = texts[lang]
  const number = row.interval?.bracket
  const bracket = number ? ranking.result?.intervals?.facts?.brackets[number - 1] : undefined
  const change = classChange(row, lang)
  return (
    <>
      {bracket ? (
        <p class="ct-small ct-quiet">
          {t.notApart(showNumber(bracket.from, lang), showNumber(bracket.to, lang))}
        </p>
      ) : null}
      {change ? <p class="ct-small ct-quiet">{change}.</p> : null}
    </>
  )
}

/** The unit that was picked: its rank, score and class in large letters. */
export const Answer = ({
  lang,
  ranking,
  row,
  shown,
}: {
  lang: Lang
  ranking: Ranking
  row: ResultRow
  shown: Shown
}) => {
  const t = texts[lang]
  const href = explainAt(ranking, row)
  const places = placesMoved(row)
  const said = scoreWords(ranking, row, lang, shown)
  return (
    <section class="ct-p-answer" aria-label={row.unitName}>
      <h2 class="ds-heading" data-size="xs">
        <Said text={row.unitName} />
      </h2>
      <p class="ct-figure">
        <span class="ct-figure-plain">{rankWords(ranking, row, lang)}</span>
        {places ? (
          <b>
            <Move places={places} lang={lang} /> {t.places(Math.abs(places))}
          </b>
        ) : null}
      </p>
      {said ? <p>{said}.</p> : null}
      <p class="ct-small ct-quiet">
        {row.previousRank !== null && !row.previousNote
          ? t.before(ranking.round.year - 1, showNumber(row.previousRank, lang))
          : null}
      </p>
      <NotApart lang={lang} ranking={ranking} row={row} />
      {href ? (
        <p>
          <a class="ds-link" href={href}>
            {t.explain}
          </a>
        </p>
      ) : null}
    </section>
  )
}

const className = ({ bands }: Ranking, row: ResultRow, lang: Lang): string => {
  const band = bands.find((one) => one.label_vi === row.class)
  return lang === 'en' ? (band?.label_en ?? row.class ?? '') : (row.class ?? '')
}
