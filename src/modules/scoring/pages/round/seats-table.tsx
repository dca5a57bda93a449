import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import type { RoundReading, SeatRow } from '../../facts/rounds.ts'
import { roundTexts } from '../../texts/round.ts'

type Row = { code: string; name: string; seats: SeatRow[] }

const who = (seat: SeatRow): string => seat.unitName ?? seat.personName ?? ''

/** Which domain is appraised by whom, what is left of it, and the council. `end` offers to end a seat. */
export const SeatsTable = ({
  reading,
  lang,
  end,
}: {
  reading: RoundReading
  lang: Lang
  end?: (seat: SeatRow) => Child
}) => {
  const t = roundTexts[lang]
  const rows: Row[] = reading.domains.map((domain) => ({
    code: domain.code,
    name: `${domain.code}. ${(lang === 'en' && domain.name_en) || domain.name_vi}`,
    seats: reading.seats.filter((seat) => seat.domain === domain.code),
  }))
  const council = reading.seats.filter((seat) => seat.seat !== 'appraiser')
  const first = council[0]
  const by = first?.decisionNo
    ? t.councilBy(first.decisionNo, first.decidedOn ? showDate(first.decidedOn, lang) : '')
    : t.noCouncil
  rows.push({ code: '', name: `${t.council}. ${by}`, seats: council })
  const left = (seat: SeatRow): string => {
    const standing = reading.seatStandings.get(seat.id)
    return standing && reading.may.oversee ? t.leftSheets(standing.left, standing.sheets) : ''
  }
  return (
    <Table
      lang={lang}
      caption={t.seats}
      rows={rows}
      columns={[
        { head: t.domain, cell: (row) => row.name, phone: 'wide' },
        {
          head: t.appraiser,
          phone: 'wide',
          cell: (row) =>
            row.seats.length === 0 ? (
              <span class="ct-quiet">{row.code ? t.noAppraiser : ''}</span>
            ) : (
              row.seats.map((seat) => (
                <div class="ct-seat">
                  {who(seat)}
                  {seat.seat === 'council-head' ? <span class="ct-small ct-quiet"> {t.chair}</span> : null}
                  {end?.(seat)}
                </div>
              ))
            ),
        },
        {
          head: t.left,
          n: true,
          phone: 'label',
          cell: (row) => row.seats.map((seat) => (left(seat) ? <p>{left(seat)}</p> : null)),
        },
      ]}
    />
  )
}
