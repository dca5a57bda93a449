import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Empty } from '#ui/empty.tsx'
import { showDate, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { MemberReport, ReportsReading } from '../../facts/member-report.ts'
import { periodOf } from '../../rules/member-report.ts'
import { memberReportTexts } from '../../texts/member-report.ts'
import { texts } from '../../texts.ts'

export const addressOf = (report: { seatId: number; year: number; quarter: number }): string =>
  `/meetings/member-reports/${report.seatId}/${periodOf(report)}`

export const postOf = (one: { postVi: string; postEn: string | null }, lang: Lang): string =>
  named(lang, one.postVi, one.postEn)

/** How it stands to its day: by its first sending, or that there is none. */
export const ReportTime = ({ report, today, lang }: { report: MemberReport; today: string; lang: Lang }) =>
  report.dueOn === null ? (
    <span class="ct-quiet">{memberReportTexts[lang].noDue}</span>
  ) : (
    <TimeTag time={timelinessOf(report.dueOn, report.sendings[0]?.on, today)} lang={lang} />
  )

/** What one may do with a report, as a link; none for one that somebody else has not sent. */
const Way = ({ report, lang }: { report: MemberReport; lang: Lang }) => {
  const t = memberReportTexts[lang]
  if (!report.write && report.last === null) return null
  const words = report.write
    ? report.personId === null
      ? t.enterPaper
      : report.state === 'none'
        ? t.write
        : t.goOn
    : t.open
  return (
    <a class="ct-row-link" href={addressOf(report)}>
      {words}
    </a>
  )
}

/** The days of its sendings and returns, the newest last. */
const Sendings = ({ report, lang }: { report: MemberReport; lang: Lang }) => {
  const t = memberReportTexts[lang]
  return (
    <>
      {report.sendings.map((one, i) => (
        <p class={i === 0 ? undefined : 'ct-small'}>
          {i === 0 ? showDate(one.on, lang) : t.sentAgain(showDate(one.on, lang))}
          {one.returnedOn ? (
            <span class="ct-small ct-quiet"> {t.returnedOn(showDate(one.returnedOn, lang))}</span>
          ) : null}
        </p>
      ))}
    </>
  )
}

const shared = (lang: Lang, today: string) => {
  const t = memberReportTexts[lang]
  return [
    {
      head: t.due,
      phone: 'label' as const,
      nowrap: true,
      cell: ({ dueOn }: MemberReport) => (dueOn ? showDate(dueOn, lang) : ''),
    },
    {
      head: t.sentOn,
      phone: 'label' as const,
      cell: (report: MemberReport) => <Sendings report={report} lang={lang} />,
    },
    {
      head: t.time,
      phone: 'label' as const,
      cell: (report: MemberReport) => <ReportTime report={report} today={today} lang={lang} />,
    },
    {
      head: '',
      phone: 'end' as const,
      nowrap: true,
      cell: (report: MemberReport) => <Way report={report} lang={lang} />,
    },
  ]
}

const Mine = ({ reading, frame: { lang, today } }: { reading: ReportsReading; frame: Frame }) => {
  const t = memberReportTexts[lang]
  if (reading.mine.length === 0) return null
  return (
    <Sheet title={t.mine(reading.shown.year)} flush gapped>
      <Table
        lang={lang}
        caption={t.mine(reading.shown.year)}
        rows={reading.mine}
        columns={[
          {
            head: t.quarters,
            phone: 'wide',
            cell: (report) => (
              <>
                {t.quarter(report.quarter, report.year)}
                <p class="ct-small ct-quiet">
                  <Said text={postOf(report, lang)} />
                </p>
              </>
            ),
          },
          { head: t.state, phone: 'label', cell: ({ state }) => t.states[state] },
          ...shared(lang, today),
        ]}
      />
    </Sheet>
  )
}

/** Those not sent first, the longest late first; then those sent, in the order of the seats. */
const byNeed = (reports: readonly MemberReport[]): MemberReport[] => {
  const open = (one: MemberReport) => Number(one.state !== 'sent')
  return reports.toSorted((a, b) => open(b) - open(a) || (open(a) ? b.late - a.late : 0))
}

const All = ({ reading, frame: { lang, today } }: { reading: ReportsReading; frame: Frame }) => {
  const t = memberReportTexts[lang]
  const { all, shown } = reading
  if (all === undefined) return null
  if (all.length === 0) return <Empty title={t.none}>{t.noneHow}</Empty>
  const sent = all.filter((one) => one.sendings.length > 0)
  return (
    <Sheet
      title={t.all(shown.quarter, shown.year)}
      aside={t.sum(sent.length, all.length, all.filter((one) => one.late > 0).length)}
      flush
      gapped
    >
      <Table
        lang={lang}
        caption={t.all(shown.quarter, shown.year)}
        rows={byNeed(all)}
        columns={[
          {
            head: t.member,
            phone: 'wide',
            cell: (report) => (
              <>
                <Said text={report.last?.holder ?? report.holder ?? t.vacant} />
                <p class="ct-small ct-quiet">
                  <Said text={postOf(report, lang)} />
                </p>
              </>
            ),
          },
          {
            head: t.state,
            phone: 'label',
            // what is being written is its writer's own business
            cell: ({ state }) => (state === 'none' || state === 'draft' ? t.notSent : t.states[state]),
          },
          ...shared(lang, today),
        ]}
      />
    </Sheet>
  )
}

/** Members' quarterly reports: one's own of the year, and who sent and who did not for those who see all. */
export const MemberReportsPage = ({
  frame,
  reading,
  settles,
}: {
  frame: Frame
  reading: ReportsReading
  settles: boolean
}) => {
  const { lang } = frame
  const t = memberReportTexts[lang]
  const { shown, quarters, all, mine } = reading
  const to = (year: number, quarter?: number) =>
    `/meetings/member-reports?of=${year}${quarter ? `&quarter=${quarter}` : ''}`
  const unruled = [...(all ?? []), ...mine].some((one) => one.days === 0)
  return (
    <Page
      frame={frame}
      title={t.reports}
      lede={t.lede}
      crumbs={[{ href: '/meetings', name: texts[lang].meetings }]}
      notice={
        unruled ? (
          <Alert tone="info" title={t.noRule}>
            <p>
              {t.noRuleHow}{' '}
              {settles ? (
                <a class="ds-link" href="/settings">
                  {t.toSettings}
                </a>
              ) : null}
            </p>
          </Alert>
        ) : undefined
      }
    >
      <Tabs
        label={t.quarters}
        lang={lang}
        tabs={[
          { name: t.before(shown.year - 1), href: to(shown.year - 1) },
          ...quarters.map((one) => ({
            name: t.quarter(one.quarter, one.year),
            href: to(one.year, one.quarter),
            on: one.quarter === shown.quarter,
          })),
        ]}
      />
      {quarters.length === 0 ? <Empty title={t.noQuarter}>{t.noQuarterHow}</Empty> : null}
      <Mine reading={reading} frame={frame} />
      {quarters.length === 0 ? null : <All reading={reading} frame={frame} />}
      {mine.length === 0 && all === undefined && quarters.length > 0 ? (
        <Empty title={t.none}>{t.noneHow}</Empty>
      ) : null}
    </Page>
  )
}
