import type { Lang } from '#platform/lang.ts'
import { TimeStrip } from '#ui/chart.tsx'
import { Facts } from '#ui/figure.tsx'
import { showDays } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import { type Party, parties } from '../../rules/lateness.ts'
import { texts } from '../../texts.ts'

const charged = ({ ledger }: TaskReading): Party[] => parties.filter((party) => ledger.days[party] > 0)

/**
 * Whose the days of a delay are, in words, where the tag's number is not the whole of it: the tag says how late the
 * unit is against the deadline in force, the record counts also the days of who checks or decides.
 */
export function delayWords(reading: TaskReading, lang: Lang): string | undefined {
  const { ledger, timeliness } = reading
  const told = timeliness.kind === 'overdue' || timeliness.kind === 'late' ? timeliness.days : 0
  const whose = charged(reading)
  if (ledger.total === 0 || (ledger.total === told && whose.length < 2)) return undefined
  const t = texts[lang]
  const parts = whose.map((party) => `${t.daysOf[party]} ${showDays(ledger.days[party], lang)}`)
  return t.delayOf(showDays(ledger.total, lang), parts.join(' + '))
}

/** From the day it was given to the day it was done, drawn. */
export const Strip = ({ frame, reading }: { frame: Frame; reading: TaskReading }) => {
  const { task, ledger } = reading
  const t = texts[frame.lang]
  if (!task.dueOn) return null
  const dues = [
    task.firstDueOn,
    ...reading.events
      .filter((e) => e.kind === 'extension-granted' || e.kind === 'reassigned')
      .map((e) => e.dueTo),
  ]
  return (
    <Sheet title={t.strip} gapped class="ct-strip" aside={ledger.total > 0 ? t.stripLate : undefined}>
      <TimeStrip
        lang={frame.lang}
        issuedOn={task.givenOn}
        dueOn={dues.filter((day) => day !== null)}
        askedFor={task.extension?.proposedOn ?? ledger.extensions.at(-1)?.proposedOn}
        finishedOn={task.completedOn ?? undefined}
        submittedOn={task.state === 'submitted' ? (task.submittedOn ?? undefined) : undefined}
        today={frame.today}
      />
    </Sheet>
  )
}

/** Who let the days pass: shown as soon as there is a delay on record, and for ever after. */
export const Lateness = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const { ledger, names } = reading
  const t = texts[lang]
  if (ledger.total === 0) return null
  const facts = charged(reading).map((party) => ({
    name: t.parties[party],
    value: showDays(ledger.days[party], lang),
  }))
  const held = ledger.stretches.filter((s) => s.days.unit > 0)
  return (
    <Sheet title={t.lateness} gapped aside={ledger.excluded ? t.excluded[ledger.excluded] : undefined}>
      <Facts facts={[...facts, { name: <b>{t.total}</b>, value: <b>{showDays(ledger.total, lang)}</b> }]} />
      {held.length > 1
        ? held.map((s) => (
            <p class="ct-small ct-quiet">
              {names.units.get(s.leadUnitId) ?? ''}: {showDays(s.days.unit, lang)}
              {s.wrongLead ? ` · ${t.wrongLead}` : ''}
            </p>
          ))
        : null}
    </Sheet>
  )
}
