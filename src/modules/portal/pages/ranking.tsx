import { asset } from '#platform/assets.ts'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { IntervalKey, IntervalMark } from '#ui/chart.tsx'
import { showDate, showDecimal, showNumber, showSize } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Move } from '#ui/tag.tsx'
import {
  anyCompared,
  bandName,
  classChange,
  intervalSentence,
  placesMoved,
  type Ranking,
  type ResultRow,
  type RoundLine,
  rankingGroups,
} from '../../scoring/facts.ts'
import { texts } from '../texts.ts'
import { type PortalFrame, portalParts } from './frame.tsx'

/** Formats a figure as the set prints it, in the reader's language. */
type Shown = (value: string | null) => string
type Props = {
  frame: PortalFrame
  ranking: Ranking
  shown: Shown
  picked: number | undefined
  /** published rankings of the same year and place */
  beside: readonly RoundLine[]
  sizes: Sizes
}
/** Bytes of what can be taken away; no decision where none was issued here. */
type Sizes = {
  decision: number | undefined
  csv: number
  bundle: number | undefined
  intervals: number | undefined
}

/** The published ranking of a round for anybody: phone first, each line opened down to its rules. */
export const PortalRankingPage = ({ frame, ranking, shown, picked, beside, sizes }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { round, result, rows } = ranking
  const chosen = rows.find((row) => row.position === picked)
  return (
    <PortalPage {...portalParts(frame)} title={round.title} lede={<Lede lang={lang} ranking={ranking} />}>
      <Notices lang={lang} ranking={ranking} />
      <Pick lang={lang} rows={rows} picked={picked} path={frame.path} />
      {chosen ? <Answer lang={lang} ranking={ranking} row={chosen} shown={shown} /> : null}
      <section aria-labelledby="all">
        <div class="ct-p-head">
          <h2 class="ds-heading" data-size="xs" id="all">
            {(round.state === 'imported' ? t.printed : t.all)(showNumber(rows.length, lang))}
          </h2>
          <Beside lang={lang} beside={beside} round={round} />
        </div>
        <HowSure lang={lang} ranking={ranking} />
        {anyCompared(ranking.rows) ? null : <p class="ct-small ct-quiet">{t.noneBefore(round.year - 1)}</p>}
        {groupsOf(ranking, lang).map((group) => (
          <>
            {group.name ? (
              <h3 class="ct-p-class">
                <Said text={group.name} /> <small>{group.range}</small>
              </h3>
            ) : null}
            <ol
              class={result?.intervals?.facts ? 'ct-plain ct-p-list' : 'ct-plain ct-p-list ct-p-list-plain'}
            >
              {group.rows.map((row) => (
                <Line
                  lang={lang}
                  ranking={ranking}
                  row={row}
                  shown={shown}
                  picked={row.position === picked}
                />
              ))}
            </ol>
          </>
        ))}
      </section>
      {result?.bundleHash ? <Proof lang={lang} ranking={ranking} sizes={sizes} /> : null}
      <Versions lang={lang} ranking={ranking} />
    </PortalPage>
  )
}

const Beside = ({
  lang,
  beside,
  round,
}: {
  lang: Lang
  beside: readonly RoundLine[]
  round: Ranking['round']
}) => {
  const t = texts[lang]
  if (beside.length < 2) return null
  return (
    <nav class="ct-view" aria-label={t.besides}>
      {beside.map((one) => (
        <a href={`/cong-khai/xep-hang/${one.id}`} aria-current={one.id === round.id ? 'true' : undefined}>
          {t.blocks[one.block] ?? one.block}
        </a>
      ))}
    </nav>
  )
}

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const groupsOf = ({ rows, bands }: Ranking, lang: Lang) => {
  const t = texts[lang]
  const groups = rankingGroups(rows, bands)
  return groups.map((group) => {
    if (group.kind !== 'class') {
      const names = { unclassed: t.unclassed, ranked: groups.length > 1 ? t.listed : '', apart: t.apart }
      return { name: names[group.kind], range: '', rows: group.rows }
    }
    const range = t.band(
      showDecimal(String(group.band.min), lang),
      group.above ? showDecimal(String(group.above.min), lang) : null,
      showNumber(group.rows.length, lang),
    )
    return { name: bandName(group.band, lang), range, rows: group.rows }
  })
}

const Lede = ({ lang, ranking: { round, result } }: { lang: Lang; ranking: Ranking }) => {
  const t = texts[lang]
  return (
    <>
      {round.place ? (
        <>
          <Said text={round.place} />
          {'. '}
        </>
      ) : null}
      {result?.decisionNo && result.decidedOn ? (
        <Said text={t.decision(result.decisionNo, showDate(result.decidedOn, lang))} />
      ) : result?.publishedOn ? (
        upper(`${t.published(showDate(result.publishedOn, lang))}.`)
      ) : null}
    </>
  )
}

const Notices = ({ lang, ranking: { round, result, results } }: { lang: Lang; ranking: Ranking }) => {
  const t = texts[lang]
  const newest = results[0]
  return (
    <>
      {round.synthetic ? <Alert tone="info">{t.synthetic}</Alert> : null}
      {round.state === 'imported' ? (
        <Alert tone="info">
          {t.imported} {round.source ? <Said text={t.source(round.source)} /> : null}
        </Alert>
      ) : null}
      {result && newest && result.version < newest.version ? (
        <Alert tone="warning">
          {t.replaced(newest.version)}{' '}
          <a class="ds-link" href={`/cong-khai/xep-hang/${round.id}`}>
            {t.newest}
          </a>
        </Alert>
      ) : null}
      {result && result.version > 1 && result.reason ? (
        <Alert tone="info">
          <Said text={`${t.corrected(result.version - 1)} ${t.why(result.reason)}`} />
        </Alert>
      ) : null}
    </>
  )
}

/** The sentence of how sure the ranks are, and what the bars in the list mean. */
const HowSure = ({ lang, ranking: { result } }: { lang: Lang; ranking: Ranking }) => {
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

const Pick = ({
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

const explainAt = ({ round, result, results }: Ranking, row: ResultRow): string | undefined =>
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

const Answer = ({
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

const Line = ({
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

/** The name under which a bundle is saved. */
export const bundleName = (roundId: number, version: number): string =>
  `chi-so-cchc-${roundId}-${version}.json`

const Download = ({
  lang,
  href,
  text,
  size,
}: {
  lang: Lang
  href: string
  text: string
  size?: number | undefined
}) => (
  <li>
    <Icon name="download" />
    <a class="ds-link" href={href}>
      {text}
    </a>
    {size === undefined ? null : <span class="ct-small ct-quiet">{showSize(size, lang)}</span>}
  </li>
)

const Proof = ({
  lang,
  ranking: { round, result },
  sizes,
}: {
  lang: Lang
  ranking: Ranking
  sizes: Sizes
}) => {
  const t = texts[lang]
  const file = (name: string) => `/cong-khai/xep-hang/${round.id}/${name}?version=${result?.version ?? 1}`
  const data = file('du-lieu.json')
  return (
    <section class="ct-p-more" aria-labelledby="verify">
      <h2 class="ds-heading" data-size="xs" id="files">
        {t.files}
      </h2>
      <p>{t.filesLede}</p>
      <ul class="ct-plain ct-p-files">
        {sizes.decision === undefined ? null : (
          <Download lang={lang} href={file('quyet-dinh.pdf')} text={t.decisionFile} size={sizes.decision} />
        )}
        <Download lang={lang} href={file('bang.xlsx')} text={t.xlsx} />
        <Download lang={lang} href={file('bang.csv')} text={t.csv} size={sizes.csv} />
        <Download lang={lang} href={data} text={t.bundle} size={sizes.bundle} />
        {sizes.intervals === undefined ? null : (
          <Download
            lang={lang}
            href={file('khoang-hang.json')}
            text={t.intervalsFile}
            size={sizes.intervals}
          />
        )}
      </ul>
      <h2 class="ds-heading" data-size="xs" id="verify">
        {t.verify}
      </h2>
      <p>{t.verifyLede}</p>
      <ct-verify
        src={data}
        hash={result?.bundleHash ?? ''}
        label={t.verifyNow}
        busy={t.verifying}
        holds={t.holds}
        fails={t.fails}
        cannot={t.cannot}
      ></ct-verify>
      <p>
        {t.verifyCommand}
        <br />
        <code class="ct-hash">
          ./canhtan index verify {bundleName(round.id, result?.version ?? 1)} --hash {result?.bundleHash}
        </code>
      </p>
      <p class="ct-small">
        {t.hash}: <code class="ct-hash">{result?.bundleHash}</code>
      </p>
      <script type="module" src={asset('verify.js')}></script>
    </section>
  )
}

const Versions = ({ lang, ranking: { round, results, result } }: { lang: Lang; ranking: Ranking }) => {
  const t = texts[lang]
  if (results.length < 2) return null
  return (
    <section class="ct-p-more" aria-labelledby="versions">
      <h2 class="ds-heading" data-size="xs" id="versions">
        {t.earlier}
      </h2>
      <ul class="ct-plain">
        {results.map((one) => (
          <li>
            <a
              class="ds-link"
              href={`/cong-khai/xep-hang/${round.id}?version=${one.version}`}
              aria-current={one.id === result?.id ? 'true' : undefined}
            >
              {t.version(one.version, one.publishedOn ? showDate(one.publishedOn, lang) : '')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
