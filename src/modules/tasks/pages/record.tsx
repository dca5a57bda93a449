import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showMoment, showNumber } from '#ui/format.ts'
import { type RecordEntry, RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import type { TaskReading } from '../facts/reading.ts'
import type { EventKind, TaskEvent } from '../rules/task.ts'
import { texts } from '../texts.ts'

/** Days that stand in the record by themselves, since nobody acts on them: the first day late. */
const dayLine = (firstDayLate: Day, lang: Lang): RecordEntry => ({
  when: showDate(firstDayLate, lang),
  what: texts[lang].record.overdueFrom,
  who: texts[lang].system,
  unit: texts[lang].byDay,
  key: true,
  overdue: true,
})

const standOut = new Set<EventKind>([
  'extension-granted',
  'extension-refused',
  'corrected',
  'reassigned',
  'letter',
])

const What = ({ event, reading, lang }: { event: TaskEvent; reading: TaskReading; lang: Lang }) => {
  const t = texts[lang].record
  const day = (value: Day | null | undefined) => (value ? showDate(value, lang) : '')
  const unit = event.leadUnitId === null ? '' : (reading.names.units.get(event.leadUnitId) ?? '')
  const focal = reading.names.persons.get(event.facts.focalPersonId ?? '') ?? ''
  const { facts } = event
  return (
    <>
      <b>{t.what[event.kind]}</b>
      {event.kind === 'issued' && event.dueTo ? ` · ${t.due(day(event.dueTo))}` : null}
      {event.kind === 'completed' ? ` · ${t.completedOn(day(event.onDay))}` : null}
      {event.kind === 'progressed'
        ? ` · ${showNumber(facts.done ?? 0, lang)}/${showNumber(facts.total ?? 0, lang)}`
        : null}
      {event.kind === 'extension-asked' ? ` · ${t.fromTo(day(event.dueFrom), day(facts.proposedOn))}` : null}
      {event.kind === 'extension-granted' ? ` · ${t.fromTo(day(event.dueFrom), day(event.dueTo))}` : null}
      {event.kind === 'extension-granted' && event.dueTo !== facts.proposedOn
        ? ` · ${t.shorter(day(facts.proposedOn))}`
        : null}
      {event.kind === 'letter' ? ` · ${facts.letterKind === 'criticism' ? t.criticism : t.reminder}` : null}
      {event.kind === 'reassigned' && event.dueTo
        ? ` · ${t.fromTo(day(event.dueFrom), day(event.dueTo))}`
        : null}
      {event.kind !== 'issued' && unit ? ` · ${t.toUnit(unit)}` : null}
      {focal ? ` · ${focal}` : null}
      {event.documentNo ? (
        <>
          {' '}
          · {t.document} <Said text={event.documentNo} />
        </>
      ) : null}
      {facts.title ? (
        <>
          {' '}
          · <Said text={facts.title} />
        </>
      ) : null}
      {event.reason ? (
        <>
          {' '}
          · {t.reason} <Said text={event.reason} lines />
        </>
      ) : null}
    </>
  )
}

function entryOf(event: TaskEvent, reading: TaskReading, lang: Lang): RecordEntry {
  const t = texts[lang]
  const office = event.mandateId === null ? undefined : reading.names.offices.get(event.mandateId)
  return {
    when: showMoment(event.at, lang),
    what: <What event={event} reading={reading} lang={lang} />,
    who: (event.personId && reading.names.persons.get(event.personId)) || t.system,
    unit: office ? `${office.title[lang]}, ${office.unit}` : event.personId ? undefined : t.automatic,
    state: event.stateTo ?? undefined,
    icon: event.kind === 'extension-granted' ? 'calendar' : undefined,
    key: standOut.has(event.kind),
  }
}

/** The record of a task, newest first: who changed which date and why. */
export const TaskRecord = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const t = texts[lang]
  const late = reading.ledger.firstDayLate
  const lines = reading.events.map((event) => ({ day: dayKey(event), entry: entryOf(event, reading, lang) }))
  if (late) lines.push({ day: late, entry: dayLine(late, lang) })
  // of one day, the line of the day itself was first; the rest keep their order
  const sorted = lines
    .map((line, n) => ({ ...line, n }))
    .sort((a, b) => (a.day === b.day ? a.n - b.n : a.day < b.day ? -1 : 1))
  return (
    <RecordTable lang={lang} caption={t.recordTitle} entries={sorted.reverse().map((line) => line.entry)} />
  )
}

const dayKey = (event: TaskEvent): string =>
  event.kind === 'issued'
    ? event.onDay
    : new Date(event.at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
