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

type Line = { at: string; entry: RecordEntry }

/** The moment as a text that sorts, in Việt Nam's hours. */
const momentKey = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString()

/** What coordinating units told of their parts. */
const partLines = ({ papers }: TaskReading, lang: Lang): Line[] =>
  papers.coordinators.flatMap((part) =>
    part.told.map((told) => ({
      at: momentKey(new Date(told.at)),
      entry: {
        when: showMoment(new Date(told.at), lang),
        what: (
          <>
            <b>{told.done ? texts[lang].record.partDone : texts[lang].record.partUndone}</b> · {part.name}
            {told.note ? (
              <>
                {' '}
                · {texts[lang].record.reason} <Said text={told.note} lines />
              </>
            ) : null}
          </>
        ),
        who: told.person,
        unit: told.title ? `${told.title[lang]}, ${part.name}` : part.name,
      },
    })),
  )

/** Evidence that was taken back: what, why, who. */
const withdrawalLines = ({ papers }: TaskReading, lang: Lang): Line[] =>
  papers.evidence.flatMap(({ title, withdrawn }) =>
    withdrawn
      ? [
          {
            at: momentKey(new Date(withdrawn.at)),
            entry: {
              when: showMoment(new Date(withdrawn.at), lang),
              what: (
                <>
                  <b>{texts[lang].record.withdrawn}</b> · <Said text={title} /> · {texts[lang].record.reason}{' '}
                  <Said text={withdrawn.reason ?? ''} lines />
                </>
              ),
              who: withdrawn.person ?? texts[lang].system,
              key: true,
            },
          },
        ]
      : [],
  )

/** How many lines the record has that somebody wrote. */
export const recordLength = ({ events, papers }: TaskReading): number =>
  events.length +
  papers.coordinators.reduce((sum, part) => sum + part.told.length, 0) +
  papers.evidence.filter((e) => e.withdrawn !== null).length

/** The record of a task, newest first: who changed which date and why. */
export const TaskRecord = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const late = reading.ledger.firstDayLate
  const lines: Line[] = [
    // of one day, the line of the day itself was first
    ...(late ? [{ at: late, entry: dayLine(late, lang) }] : []),
    ...reading.events.map((event) => ({
      at: event.kind === 'issued' ? event.onDay : momentKey(event.at),
      entry: entryOf(event, reading, lang),
    })),
    ...partLines(reading, lang),
    ...withdrawalLines(reading, lang),
  ]
  const entries = lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((line) => line.entry)
  return <RecordTable lang={lang} caption={texts[lang].recordTitle} entries={entries.reverse()} />
}
