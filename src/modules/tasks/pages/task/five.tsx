import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showDate, showDays, showNumber } from '#ui/format.ts'
import { FiveClear } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'

/** The five clear things of a task: person, work, time, result, responsibility. */
export const Five = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const { page, task, papers, ledger } = reading
  const t = texts[lang].five
  const all = texts[lang]
  const notes = (...lines: (Child | null | false)[]): Child[] =>
    lines.filter((line) => line !== null && line !== false)
  const moved = task.firstDueOn !== task.dueOn
  return (
    <FiveClear
      label={t.label}
      things={[
        {
          name: t.who,
          value: (
            <a class="ct-row-link" href={`/units/${page.lead.id}`}>
              {page.lead.name}
            </a>
          ),
          notes: notes(
            page.lead.head && `${t.head}: ${page.lead.head}`,
            page.focal && `${t.focal}: ${page.focal.name}`,
            papers.coordinators.length > 0 &&
              `${t.coordinators}: ${t.units(showNumber(papers.coordinators.length, lang))}`,
          ),
        },
        { name: t.what, value: <Said text={page.body ?? page.title} lines /> },
        {
          name: t.when,
          value: (
            <>
              {moved && task.firstDueOn ? (
                <>
                  <s>{showDate(task.firstDueOn, lang)}</s>{' '}
                </>
              ) : null}
              <b>{task.dueOn ? showDate(task.dueOn, lang) : all.timeliness['no-deadline']}</b>
            </>
          ),
          notes: notes(
            page.deadline.text && <Said text={page.deadline.text} />,
            page.deadline.reading === 'strict' &&
              page.deadline.on &&
              t.strict(showDate(page.deadline.on, lang)),
            task.extensionsGranted > 0 &&
              t.extended(showNumber(task.extensionsGranted, lang), showNumber(reading.maxExtensions, lang)),
            task.completedOn && t.doneOn(showDate(task.completedOn, lang)),
            ledger.total > 0 && t.delay(showDays(ledger.total, lang)),
          ),
        },
        { name: t.result, value: <Said text={page.product} lines /> },
        {
          name: t.answerable,
          value: page.issuer ? `${t.givenBy}: ${page.issuer.title[lang]}` : t.givenByDocument,
          notes: notes(
            page.issuer?.name ?? null,
            page.documentNo && `${all.record.document} ${page.documentNo}`,
            page.supervisor && `${t.supervisor}: ${page.supervisor.name}`,
            page.parent && (
              <>
                {t.partOf}{' '}
                <a class="ct-n" href={`/tasks/${page.parent.id}`}>
                  {page.parent.code}
                </a>
              </>
            ),
          ),
        },
      ]}
    />
  )
}
