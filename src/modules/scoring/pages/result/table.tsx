import type { Lang } from '#platform/lang.ts'
import { showDecimal, showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { type Column, type Group, Table } from '#ui/table.tsx'
import { Move } from '#ui/tag.tsx'
import type { Ranking, ResultRow } from '../../facts/result.ts'
import { resultTexts } from '../../texts/result.ts'
import { difference, shownFigure } from './figures.ts'

type Props = {
  lang: Lang
  ranking: Ranking
  /** where a score is explained; undefined where it is not */
  explain: (row: ResultRow) => string | undefined
}

/** The ranking itself, grouped by class; units ranked apart stand at its end. */
export const RankingTable = ({ lang, ranking, explain }: Props) => (
  <Table
    lang={lang}
    caption={resultTexts[lang].rankingOf(ranking.round.title)}
    class="ct-ranking-plain"
    groups={groupsOf(ranking, lang)}
    columns={columnsOf({ lang, ranking, explain })}
  />
)

const groupsOf = ({ rows, bands }: Ranking, lang: Lang): Group<ResultRow>[] => {
  const t = resultTexts[lang]
  const ranked = rows.filter((row) => row.rank !== null)
  const apart = rows.filter((row) => row.rank === null)
  const classes = bands.map((band, i) => {
    const inClass = ranked.filter((row) => row.class === band.label_vi)
    const above = bands[i - 1]
    const name = lang === 'vi' ? upper(band.label_vi) : upper(band.label_en ?? band.label_vi)
    const range = t.band(
      showDecimal(String(band.min), lang),
      above ? showDecimal(String(above.min), lang) : null,
      showNumber(inClass.length, lang),
    )
    return {
      title: (
        <>
          <Said text={name} /> <small class="ct-quiet">{range}</small>
        </>
      ),
      rows: inClass,
    }
  })
  const rest = ranked.filter((row) => !bands.some((band) => band.label_vi === row.class))
  return [
    ...classes,
    { title: bands.length > 0 ? t.unclassed : t.ranked, rows: rest },
    { title: t.apart, rows: apart },
  ]
}

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const columnsOf = ({ lang, ranking, explain }: Props): Column<ResultRow>[] => {
  const t = resultTexts[lang]
  const { round, rounding, rows } = ranking
  const printed = round.state === 'imported'
  const figure = (value: string | null) => shownFigure(value, rounding, lang, printed)
  const has = (name: 'percent' | 'max' | 'points') => rows.some((row) => row[name] !== null)
  return [
    { head: t.rank, n: true, cell: (row) => <b>{row.rank ?? '–'}</b> },
    {
      head: t.unit,
      names: true,
      phone: 'wide',
      cell: (row) => (
        <>
          <Said text={row.unitName} />
          {printed && row.class ? (
            <>
              <br />
              <span class="ct-small ct-quiet">
                <Said text={row.class} />
              </span>
            </>
          ) : null}
        </>
      ),
    },
    ...(has('points')
      ? [{ head: t.points, n: true, phone: 'label' as const, cell: (row: ResultRow) => figure(row.points) }]
      : []),
    ...(has('max')
      ? [
          {
            head: t.max,
            n: true,
            quiet: true,
            phone: 'drop' as const,
            cell: (row: ResultRow) => figure(row.max),
          },
        ]
      : []),
    ...(has('percent')
      ? [
          {
            head: t.index,
            n: true,
            phone: 'end' as const,
            cell: (row: ResultRow) => <Score row={row} href={explain(row)} text={figure(row.percent)} />,
          },
        ]
      : []),
    {
      head: t.against(round.year - 1),
      n: true,
      phone: 'label',
      cell: (row) => <Against row={row} ranking={ranking} lang={lang} />,
    },
  ]
}

const Score = ({ row, href, text }: { row: ResultRow; href: string | undefined; text: string }) =>
  href && row.percent !== null ? (
    <a class="ct-n" href={href}>
      {text}
    </a>
  ) : (
    <span>{text}</span>
  )

const Against = ({ row, ranking, lang }: { row: ResultRow; ranking: Ranking; lang: Lang }) => {
  const note = row.previousNote && resultTexts[lang].notCompared[row.previousNote]
  if (note) return <span class="ct-quiet ct-small">{note}</span>
  const places = row.rank === null || row.previousRank === null ? undefined : row.previousRank - row.rank
  const moved = change(row, ranking, lang)
  return (
    <>
      <Move places={places} lang={lang} />
      {moved ? (
        <>
          <br />
          <span class="ct-small ct-quiet ct-nowrap">{moved}</span>
        </>
      ) : null}
    </>
  )
}

const change = (row: ResultRow, { rounding, round }: Ranking, lang: Lang): string | undefined => {
  if (row.percent === null || row.previousPercent === null) return undefined
  const by = difference(row.percent, row.previousPercent)
  const text = shownFigure(by, rounding, lang, round.state === 'imported')
  return `${by.startsWith('-') ? '' : '+'}${text}`
}
