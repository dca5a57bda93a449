import type { Lang } from '#platform/lang.ts'
import { showDecimal, showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { type Column, type Group, Table } from '#ui/table.tsx'
import { Move } from '#ui/tag.tsx'
import type { Ranking, ResultRow } from '../../facts/result.ts'
import { anyCompared, placesMoved, type RankingGroup, rankingGroups } from '../../rules/ranking.ts'
import { bandName } from '../../rules/words/names.ts'
import { classChange } from '../../texts/intervals.ts'
import { resultTexts } from '../../texts/result.ts'
import { difference, shownFigure } from './figures.ts'
import { bracketColumn, bracketLead, intervalColumn } from './intervals.tsx'

type Props = {
  lang: Lang
  ranking: Ranking
  /** the line that is explained beside the table */
  row: number | undefined
}

/** The ranking itself, grouped by class; units ranked apart stand at its end. */
export const RankingTable = ({ lang, ranking, row }: Props) => (
  <Table
    lang={lang}
    caption={resultTexts[lang].rankingOf(ranking.round.title)}
    class={drawn(ranking) ? 'ct-ranking' : 'ct-ranking ct-ranking-plain'}
    cards={false}
    current={(one) => one.position === row}
    groups={groupsOf(ranking, lang)}
    columns={columnsOf(ranking, lang)}
  />
)

const drawn = ({ result }: Ranking): boolean => result?.intervals?.state === 'done'

const groupsOf = (ranking: Ranking, lang: Lang): Group<ResultRow>[] => {
  const { rows, bands } = ranking
  const t = resultTexts[lang]
  const groups = rankingGroups(rows, bands)
  const titleOf = (group: RankingGroup<ResultRow>) => {
    if (group.kind === 'class') return <ClassTitle group={group} lang={lang} />
    if (group.kind === 'ranked') return groups.length > 1 ? t.ranked : null
    return group.kind === 'apart' ? t.apart : t.unclassed
  }
  return groups.map((group) => ({
    title: titleOf(group),
    rows: group.rows,
    ...(drawn(ranking) && { lead: bracketLead(rows, group.rows) }),
  }))
}

const ClassTitle = ({ group, lang }: { group: RankingGroup<ResultRow> & { kind: 'class' }; lang: Lang }) => {
  const range = resultTexts[lang].band(
    showDecimal(String(group.band.min), lang),
    group.above ? showDecimal(String(group.above.min), lang) : null,
    showNumber(group.rows.length, lang),
  )
  return (
    <>
      <Said text={bandName(group.band, lang)} /> <small>{range}</small>
    </>
  )
}

const versionOf = ({ result, results }: Ranking, sign: '?' | '&'): string =>
  result && result.version !== results[0]?.version ? `${sign}version=${result.version}` : ''

// a whole explanation stands where the result was computed here; the line at the side too
const explained = ({ result }: Ranking, row: ResultRow): boolean =>
  row.sheetId !== null && result !== undefined && !result.imported

const columnsOf = (ranking: Ranking, lang: Lang): Column<ResultRow>[] => {
  const t = resultTexts[lang]
  const { round, rounding, rows } = ranking
  const printed = round.state === 'imported'
  const figure = (value: string | null) => shownFigure(value, rounding, lang, printed)
  const indices = rows.some((row) => row.percent !== null)
  const score: Column<ResultRow> = {
    head: indices ? t.index : t.points,
    n: true,
    phone: 'end',
    cell: (row) => <Score row={row} ranking={ranking} text={figure(indices ? row.percent : row.points)} />,
  }
  // the interval of ranks takes this column's place once it is known
  const points: Column<ResultRow> = {
    head: t.pointsOfMax,
    n: true,
    quiet: true,
    phone: 'drop',
    cell: (row) => (row.points === null ? '' : `${figure(row.points)}/${figure(row.max)}`),
  }
  const against: Column<ResultRow> = {
    head: t.against(round.year - 1),
    n: true,
    phone: 'label',
    class: 'ct-moved',
    cell: (row) => <Against row={row} ranking={ranking} lang={lang} />,
  }
  return [
    { head: t.rank, n: true, class: 'ct-rank', cell: (row) => <b>{row.rank ?? '–'}</b> },
    ...(drawn(ranking) ? [bracketColumn(ranking, lang)] : []),
    {
      head: t.unit,
      names: true,
      cell: (row) => <Unit row={row} ranking={ranking} changes={classChange(row, lang)} printed={printed} />,
    },
    score,
    ...(drawn(ranking) ? [intervalColumn(ranking, lang)] : []),
    ...(!drawn(ranking) && indices && rows.some((row) => row.max !== null) ? [points] : []),
    ...(anyCompared(rows) ? [against] : []),
  ]
}

type UnitProps = { row: ResultRow; ranking: Ranking; changes: string | undefined; printed: boolean }

const Unit = ({ row, ranking, changes, printed }: UnitProps) => (
  <>
    {explained(ranking, row) ? (
      <a class="ct-row-link" href={`/scoring/sheets/${row.sheetId}/explanation${versionOf(ranking, '?')}`}>
        <Said text={row.unitName} />
      </a>
    ) : (
      <Said text={row.unitName} />
    )}
    {changes ? <p class="ct-small ct-quiet">{changes}</p> : null}
    {printed && row.class ? (
      <small class="ct-quiet">
        <Said text={row.class} />
      </small>
    ) : null}
  </>
)

const Score = ({ row, ranking, text }: { row: ResultRow; ranking: Ranking; text: string }) =>
  explained(ranking, row) && row.percent !== null ? (
    <a
      class="ct-n"
      href={`/scoring/rounds/${ranking.round.id}/ranking?row=${row.position}${versionOf(ranking, '&')}#why`}
    >
      {text}
    </a>
  ) : (
    <span>{text}</span>
  )

const Against = ({ row, ranking, lang }: { row: ResultRow; ranking: Ranking; lang: Lang }) => {
  const note = row.previousNote && resultTexts[lang].notCompared[row.previousNote]
  if (note) return <span class="ct-quiet ct-small">{note}</span>
  // of a printed result only what the source prints is known
  if (row.previousRank === null && ranking.round.state === 'imported') return null
  const moved = change(row, ranking, lang)
  return (
    <>
      {moved ? <span class="ct-small ct-quiet">{moved} </span> : null}
      <Move places={placesMoved(row)} lang={lang} />
    </>
  )
}

const change = (row: ResultRow, { rounding, round }: Ranking, lang: Lang): string | undefined => {
  if (row.percent === null || row.previousPercent === null) return undefined
  const by = difference(row.percent, row.previousPercent)
  const text = shownFigure(by, rounding, lang, round.state === 'imported')
  return `${by.startsWith('-') ? '' : '+'}${text}`
}
