import type { Ctx } from '#platform/context.ts'
import { dayOf, showDay } from '#platform/day.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import type { EventKind } from '../rules/task.ts'
import { daysLate } from '../rules/timeliness.ts'
import { findTold, type Told } from '../store/tell.ts'
import { texts } from '../texts.ts'

export type Tale = {
  taskId: number
  kind: EventKind | 'noted' | 'part-told'
  eventId?: number
  noteId?: number
  partId?: number
}

const toLead = new Set<Tale['kind']>([
  'issued',
  'reassigned',
  'corrected',
  'completed',
  'rejected',
  'reopened',
  'suspended',
  'resumed',
  'recalled',
  'extension-granted',
  'extension-refused',
  'objective-marked',
  'objective-cleared',
  'reminded',
  'letter',
])

/** Tells those concerned what happened to a task: the lead with its head, who assigned, who checks, who is mentioned. */
export async function tell(ctx: Ctx, tale: Tale): Promise<void> {
  const told = await findTold(ctx.db, tale.taskId, tale)
  if (!told) return
  const personIds = (await concerned(ctx, tale, told)).filter((id) => id !== told.author)
  if (personIds.length === 0) return
  const occasion = `task-${tale.kind}:${tale.eventId ?? tale.noteId ?? tale.partId ?? tale.taskId}`
  await notify(ctx, [
    {
      personIds,
      kind: `task.${tale.kind}`,
      url: `/tasks/${tale.taskId}`,
      occasion,
      text: { vi: sentence('vi', tale, told), en: sentence('en', tale, told) },
      at: told.at,
    },
  ])
}

async function concerned(ctx: Ctx, { kind }: Tale, told: Told): Promise<string[]> {
  if (kind === 'noted') return told.mentions ?? []
  if (kind === 'delegated') return told.focalPersonId ? [told.focalPersonId] : []
  if (kind === 'part-told') return persons(await holdersOf(ctx.db, [told.leadUnitId], ['focal'], ctx.today))
  if (toLead.has(kind)) {
    const units = kind === 'issued' ? [told.leadUnitId, ...told.coordinatorUnitIds] : [told.leadUnitId]
    return persons(await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today))
  }
  if (kind === 'returned' || kind === 'extension-asked') return issuers(ctx, told)
  if (kind === 'submitted' || kind === 'explained') return checkers(ctx, told)
  return []
}

const persons = (holders: { person_id: string }[]): string[] => holders.map((h) => h.person_id)

async function issuers(ctx: Ctx, told: Told): Promise<string[]> {
  if (told.parentLeadUnitId !== null)
    return persons(await holdersOf(ctx.db, [told.parentLeadUnitId], ['head'], ctx.today))
  if (told.issuerUnitId === null) return []
  return persons(await holdersOf(ctx.db, [told.issuerUnitId], ['issuer'], ctx.today))
}

const checkers = async (ctx: Ctx, told: Told): Promise<string[]> =>
  told.parentLeadUnitId !== null
    ? persons(await holdersOf(ctx.db, [told.parentLeadUnitId], ['head'], ctx.today))
    : holdersOfRole(ctx.db, ['standing-agency'], ctx.today)

/** The sentence with its figures, which are those of the task's page on the day it happened: days late and the deadline. */
function sentence(lang: 'vi' | 'en', { kind }: Tale, told: Told): string {
  const t = texts[lang]
  const day = dayOf(told.at)
  const completedOn = told.completedOn && told.completedOn <= day ? told.completedOn : null
  const late = daysLate({ ...told, completedOn }, day)
  const name = `${told.code} “${told.title}”`
  const due = told.dueOn ? t.told.due(showDay(told.dueOn)) : t.told.noDue
  const standing = late > 0 ? (completedOn ? t.told.doneLate : t.told.late)(t.days(late)) : due
  const reason = told.reason ? ` ${t.told.reason(told.reason)}` : ''
  return `${whatOf(t, kind, told)} ${name}, ${told.leadName}. ${standing}${reason}`
}

const whatOf = (t: (typeof texts)['vi'], kind: Tale['kind'], { part }: Told): string => {
  if (kind !== 'part-told') return t.told.what[kind]
  return (part?.done ? t.told.partDone : t.told.partUndone)(part?.unit ?? '')
}
