import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { timelinessOf } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { Programme } from '../facts.ts'
import { daysLateOf } from '../rules/pilot.ts'
import { pilotTexts } from '../texts/pilot.ts'
import { texts } from '../texts.ts'

type PilotRow = Programme['pilots'][number]

/** Where a pilot unit's report is, with the days it is or was late. */
const ReportState = ({ row, lang, today }: { row: PilotRow; lang: Lang; today: Day }) => (
  <>
    {pilotTexts[lang].states[row.report]}
    {daysLateOf(row.report_due_on, row.first_sent_on, today) > 0 ? (
      <>
        {' '}
        <TimeTag time={timelinessOf(row.report_due_on, row.first_sent_on ?? undefined, today)} lang={lang} />
      </>
    ) : null}
  </>
)

/** The pilot units of a year, each with where its year-end report is. */
export const Pilots = ({
  lang,
  today,
  programme: { pilots, year },
  figures,
}: {
  lang: Lang
  today: Day
  programme: Programme
  figures: boolean
}) => {
  const t = texts[lang]
  const keyTasks: Column<PilotRow> = {
    head: t.keyTasks,
    cell: (p) => <Said text={p.key_tasks ?? ''} lines />,
  }
  return (
    <Sheet
      title={t.pilots}
      flush
      gapped
      aside={
        figures && pilots.length > 0 ? (
          <SheetLink href={`/pilots/${year}`}>{pilotTexts[lang].compare}</SheetLink>
        ) : undefined
      }
    >
      <Table
        lang={lang}
        caption={t.pilots}
        rows={pilots}
        cards
        empty={<Empty title={t.noPilots} level={3} />}
        columns={[
          {
            head: t.pilot,
            cell: (p) => (
              <a class="ct-row-link" href={`/programmes/${year}/pilots/${p.unit_id}`}>
                <Said text={lang === 'en' ? (p.name_en ?? p.name) : p.name} />
              </a>
            ),
            phone: 'wide',
          },
          ...(pilots.some((p) => p.key_tasks) ? [keyTasks] : []),
          {
            head: t.report,
            cell: (p) => <ReportState row={p} lang={lang} today={today} />,
            phone: 'label',
          },
          { head: t.decision, cell: (p) => <Said text={p.decision_no ?? ''} />, quiet: true },
        ]}
      />
    </Sheet>
  )
}
