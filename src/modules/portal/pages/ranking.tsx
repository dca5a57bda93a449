import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { anyCompared, bandName, type Ranking, type RoundLine, rankingGroups } from '../../scoring/facts.ts'
import { texts } from '../texts.ts'
import { type PortalFrame, portalParts } from './frame.tsx'
import { Answer, Pick, type Shown } from './ranking/answer.tsx'
import { Proof, type Sizes, Versions } from './ranking/files.tsx'
import { HowSure, Line } from './ranking/lines.tsx'

type Props = {
  frame: PortalFrame
  ranking: Ranking
  shown: Shown
  picked: number | undefined
  /** published rankings of the same year and place */
  beside: readonly RoundLine[]
  sizes: Sizes
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
