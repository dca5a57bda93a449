import { type Lang, named } from '#platform/lang.ts'
import { Said } from '#ui/said.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { GridRow, RoundReading } from '../facts/rounds.ts'
import { ratingTexts } from '../texts/rating.ts'
import { shortLevel } from './words.ts'

const Proposed = ({ row, lang }: { row: GridRow; lang: Lang }) => {
  const t = ratingTexts[lang]
  const proposal = row.whole?.proposal
  if (!proposal) return <span class="ct-quiet">{row.whole ? t.notYet : ''}</span>
  const under = [
    proposal.possible !== proposal.level ? t.upTo(t.short[proposal.possible].toLowerCase()) : '',
    proposal.vetoes.some((veto) => veto.state === 'holds') ? t.vetoed : '',
    proposal.unknown.length > 0 ? t.unknownN(proposal.unknown.length) : '',
    proposal.unknown.length === 0 && proposal.next ? t.missingN(proposal.next.conditions.length) : '',
  ].filter(Boolean)
  return (
    <>
      {shortLevel(proposal.level, lang)}
      {under.length > 0 ? <p class="ct-small ct-quiet">{under.join(' · ')}</p> : null}
    </>
  )
}

const Votes = ({ row, lang }: { row: GridRow; lang: Lang }) => {
  const t = ratingTexts[lang]
  const { outcome } = row
  if (!outcome || outcome.voted === 0) return null
  const standing = outcome.level
    ? t.short[outcome.level]
    : outcome.quorate
      ? t.noMajority
      : t.noQuorum(outcome.quorum)
  return (
    <>
      {standing}
      <p class="ct-small ct-quiet">{t.votedOf(outcome.voted, outcome.entitled)}</p>
    </>
  )
}

const Who = ({ row, lang }: { row: GridRow; lang: Lang }) => {
  const { rated, sight } = row
  const t = ratingTexts[lang]
  const aside = rated.rated ? '' : `${t.aside}: ${rated.unratedReason ?? ''}`
  const hidden = sight === undefined ? t.ownUnit : ''
  return (
    <>
      {row.whole ? (
        <a class="ct-row-link" href={`/ratings/persons/${rated.id}`}>
          <Said text={rated.personName} />
        </a>
      ) : (
        <Said text={rated.personName} />
      )}
      <p class="ct-small ct-quiet">
        <Said
          text={[
            lang === 'en' ? rated.titleEn : rated.title,
            named(lang, rated.unitName, rated.unitNameEn),
            aside,
            hidden,
          ]
            .filter(Boolean)
            .join(', ')}
        />
      </p>
    </>
  )
}

/** Everybody in a round, a line each: own word, comments, proposal, votes, decision. */
export const PersonsTable = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = ratingTexts[lang]
  const columns: Column<GridRow>[] = [
    { head: t.person, phone: 'wide', cell: (row) => <Who row={row} lang={lang} /> },
    {
      head: t.self,
      phone: 'label',
      cell: (row) =>
        row.whole ? (
          row.whole.selfLevel ? (
            t.short[row.whole.selfLevel]
          ) : (
            <span class="ct-quiet">{t.notYet}</span>
          )
        ) : (
          ''
        ),
    },
    {
      head: t.comments,
      n: true,
      phone: 'label',
      cell: (row) => (row.sight === 'all' ? (row.whole?.comments ?? 0) : ''),
    },
    { head: t.proposal, phone: 'label', cell: (row) => <Proposed row={row} lang={lang} /> },
  ]
  if (reading.round.meetingAt)
    columns.push({ head: t.votes, phone: 'label', cell: (row) => <Votes row={row} lang={lang} /> })
  if (reading.decisions.some((one) => one.state === 'decided'))
    columns.push({
      head: t.decided,
      phone: 'label',
      cell: (row) => (row.decided ? t.short[row.decided.level] : ''),
    })
  return <Table lang={lang} caption={t.persons} columns={columns} rows={reading.rows} />
}
