import type { Day } from '#platform/day.ts'
import { daysBetween } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { PeriodReading } from '../facts/period.ts'
import type { Standing } from '../rules/sheet.ts'
import { reportTexts } from '../texts/reports.ts'
import { unitOf } from './figure.tsx'
import { ringOf, stateTag } from './state.tsx'

type Row = PeriodReading['sheets'][number]
const order: Standing[] = ['accepted', 'signed', 'returned', 'draft', 'unopened', 'missing']
// a period has some five hundred units: the first of them, all of a standing that was asked for
const firstRows = 25

const counted = (reading: PeriodReading): [Standing, Row[]][] =>
  order.map((standing) => [standing, reading.sheets.filter((s) => reading.standing(s) === standing)])

/** How many units stand where, as a bar and as figures that open their list. */
export const Parts = ({
  reading,
  state,
  lang,
}: {
  reading: PeriodReading
  state: string | undefined
  lang: Lang
}) => {
  const t = reportTexts[lang]
  const all = counted(reading)
  const total = Math.max(1, reading.sheets.length)
  let x = 0
  const href = (standing: Standing) =>
    `/reports/periods/${reading.period.id}${state === standing ? '' : `?state=${standing}`}#units`
  return (
    <Sheet title={t.units(reading.sheets.length)}>
      <svg
        class="ct-bar ct-parts-bar"
        viewBox={`0 0 ${total} 6`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {all.map(([standing, rows]) => {
          const at = x
          x += rows.length
          return <rect data-part={ringOf[standing]} x={at} width={rows.length} height="6" />
        })}
      </svg>
      <ol class="ct-plain ct-parts">
        {all
          .filter(([, rows]) => rows.length > 0)
          .map(([standing, rows]) => (
            <li>
              <a href={href(standing)} aria-current={state === standing ? 'true' : undefined}>
                <StateTag state={ringOf[standing]} lang={lang} text={t.standings[standing] ?? ''} />{' '}
                <b>{rows.length}</b>
              </a>
            </li>
          ))}
      </ol>
    </Sheet>
  )
}

const when = (sheet: Row, standing: Standing, dueOn: Day, today: Day, lang: Lang): string => {
  const t = reportTexts[lang]
  const parts = [
    sheet.submittedOn
      ? sheet.daysLate
        ? t.sentLate(showDate(sheet.submittedOn, lang), sheet.daysLate)
        : t.sentOn(showDate(sheet.submittedOn, lang))
      : standing === 'missing'
        ? t.overdueBy(daysBetween(dueOn, today))
        : '',
    sheet.onPaper ? t.onPaper : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Units by name with where their report is: those without approved figures, or those of the standing asked for. */
export const Units = ({
  reading,
  state,
  today,
  lang,
}: {
  reading: PeriodReading
  state: string | undefined
  today: Day
  lang: Lang
}) => {
  const t = reportTexts[lang]
  const { period } = reading
  const asked = order.find((one) => one === state)
  const rank: Standing[] = ['returned', 'signed', 'missing', 'draft', 'unopened', 'accepted']
  const rows = reading.sheets
    .map((sheet) => ({ sheet, standing: reading.standing(sheet) }))
    .filter(({ standing }) => (asked ? standing === asked : standing !== 'accepted'))
    .sort((a, b) => rank.indexOf(a.standing) - rank.indexOf(b.standing))
  const shownRows = asked ? rows.length : firstRows
  const title = asked ? `${t.standings[asked]}: ${t.units(rows.length)}` : t.waitingUnits(rows.length)
  return (
    <Sheet title={rows.length === 0 && !asked ? t.allIn : title} id="units" span={5} flush long>
      {rows.length === 0 ? null : (
        <Table
          lang={lang}
          caption={title}
          rows={rows.slice(0, shownRows)}
          columns={[
            {
              head: t.unit,
              cell: ({ sheet, standing }) => (
                <>
                  {reading.opens(sheet) ? (
                    <a class="ct-row-link" href={`/reports/sheets/${sheet.id}`}>
                      {unitOf(sheet, lang)}
                    </a>
                  ) : (
                    unitOf(sheet, lang)
                  )}
                  <small>{when(sheet, standing, period.unitDueOn, today, lang)}</small>
                </>
              ),
            },
            { head: t.state, nowrap: true, phone: 'end', cell: ({ standing }) => stateTag(standing, lang) },
            ...(period.state === 'open'
              ? [
                  {
                    head: t.filled,
                    n: true,
                    phone: 'drop' as const,
                    cell: ({ sheet }: { sheet: Row }) =>
                      reading.filled.get(sheet.id) ?? (sheet.submittedOn ? '' : 0),
                  },
                ]
              : []),
          ]}
        />
      )}
      {rows.length > shownRows ? (
        <p class="ct-small ct-quiet ct-note">{t.more(rows.length - shownRows)}</p>
      ) : null}
    </Sheet>
  )
}

/** Who handed in late the first time, by name, whatever became of it. */
export const LateUnits = ({ reading, lang }: { reading: PeriodReading; lang: Lang }) => {
  const t = reportTexts[lang]
  const late = reading.sheets
    .filter((s) => (s.daysLate ?? 0) > 0 && !s.provincial)
    .sort((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0))
  if (late.length === 0) return null
  return (
    <Sheet title={t.lateTitle} aside={t.units(late.length)} gapped>
      <ul class="ct-plain ct-lines">
        {late.slice(0, 40).map((s) => (
          <li>
            {reading.opens(s) ? (
              <a class="ds-link" href={`/reports/sheets/${s.id}`}>
                {unitOf(s, lang)}
              </a>
            ) : (
              unitOf(s, lang)
            )}{' '}
            <span class="ct-small ct-quiet">
              {t.sentLate(showDate(s.submittedOn ?? '', lang), s.daysLate ?? 0)}
            </span>
          </li>
        ))}
      </ul>
      {late.length > 40 ? <p class="ct-small ct-quiet">{t.more(late.length - 40)}</p> : null}
    </Sheet>
  )
}
