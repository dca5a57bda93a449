import { type Lang, named } from '#platform/lang.ts'
import { NumberLink, Percent } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ReportReading } from '../../facts/member-report.ts'
import { memberReportTexts } from '../../texts/member-report.ts'

/** Lists as they stood on the quarter's last day, known as of the sending where it was sent. */
const listsOf = ({ figures, report, kept }: ReportReading) => {
  const known = kept && report.last ? `&knownAt=${report.last.on}` : ''
  const tasks = (of: string, programme: string, count: string) =>
    `/tasks?${of}&programme=${programme}&asOf=${figures.asOf}${known}&count=${count}`
  return {
    done: (of: string) => tasks(of, String(report.year), 'completed'),
    overdue: (of: string) => tasks(of, 'all', 'openOverdue'),
    findings: (unitId: number, which: string) =>
      `/inspections/findings?of=all&unit=${unitId}&asOf=${figures.asOf}&which=${which}`,
  }
}

/** Tasks done of those given, and what is overdue: columns that units and areas share. */
const doneColumns = (reading: ReportReading, lang: Lang, of: (one: { id: number }) => string) => {
  const t = memberReportTexts[lang]
  const lists = listsOf(reading)
  type Done = { id: number; done: number; of: number; overdue: number }
  return [
    {
      head: t.completed(reading.report.year),
      n: true,
      phone: 'label' as const,
      cell: (one: Done) => (
        <Percent
          done={one.done}
          of={one.of}
          href={one.done > 0 ? lists.done(of(one)) : undefined}
          lang={lang}
        />
      ),
    },
    {
      head: t.overdue,
      n: true,
      phone: 'label' as const,
      cell: (one: Done) => <NumberLink n={one.overdue} href={lists.overdue(of(one))} lang={lang} />,
    },
  ]
}

const Units = ({ reading, lang }: { reading: ReportReading; lang: Lang }) => {
  const t = memberReportTexts[lang]
  const { figures } = reading
  const lists = listsOf(reading)
  return (
    <Table
      lang={lang}
      caption={t.figuresAt(showDate(figures.asOf, lang))}
      rows={figures.units}
      empty={<p class="ct-quiet">{t.noUnits}</p>}
      columns={[
        {
          head: t.unit,
          phone: 'wide',
          cell: (unit) => <Said text={named(lang, unit.nameVi, unit.nameEn)} />,
        },
        ...doneColumns(reading, lang, ({ id }) => `unit=${id}`),
        {
          head: t.onTime,
          n: true,
          phone: 'label',
          cell: (unit) => <Percent done={unit.onTime} of={unit.onTimeOf} lang={lang} />,
        },
        {
          head: t.findings,
          n: true,
          phone: 'label',
          cell: (unit) => (
            <>
              <NumberLink n={unit.findings} href={lists.findings(unit.id, 'open')} lang={lang} />
              {unit.findingsOverdue > 0 ? (
                <>
                  ,{' '}
                  <NumberLink
                    n={unit.findingsOverdue}
                    href={lists.findings(unit.id, 'overdue')}
                    lang={lang}
                    text={t.findingsOverdue(unit.findingsOverdue)}
                  />
                </>
              ) : null}
            </>
          ),
        },
        {
          head: t.visit,
          n: true,
          phone: 'label',
          cell: ({ visit }) =>
            visit ? (
              <a class="ct-n" href={`/inspections/${visit.id}`}>
                {showDate(visit.on, lang)}
              </a>
            ) : (
              <span class="ct-quiet">{t.noVisit}</span>
            ),
        },
      ]}
    />
  )
}

/** What the system knows of the units and areas as of the quarter's last day. */
export const Figures = ({ reading, lang }: { reading: ReportReading; lang: Lang }) => {
  const t = memberReportTexts[lang]
  const { figures, report, kept } = reading
  const day = showDate(figures.asOf, lang)
  return (
    <>
      <Sheet
        title={t.figuresAt(day)}
        aside={kept && report.last ? t.kept(showDate(report.last.on, lang)) : t.live}
        flush={figures.units.length > 0}
      >
        <Units reading={reading} lang={lang} />
      </Sheet>
      {figures.areas.length > 0 ? (
        <Sheet title={t.areasAt(day)} flush gapped>
          <Table
            lang={lang}
            caption={t.areasAt(day)}
            rows={figures.areas}
            columns={[
              {
                head: t.area,
                phone: 'wide',
                cell: (area) => <Said text={named(lang, area.nameVi, area.nameEn)} />,
              },
              ...doneColumns(reading, lang, ({ id }) => `area=${id}`),
            ]}
          />
        </Sheet>
      ) : null}
    </>
  )
}
