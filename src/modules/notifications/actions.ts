import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { enqueue, enqueueMany } from '#platform/jobs.ts'
import { mailIsSet, sendMail } from '#platform/mail.ts'
import { Refused } from '#platform/refused.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/**
 * What to tell: `occasion` is unique to what happened ("task-overdue:12:2023-11-06"), so that it is told once.
 * The sentence comes in both languages, with its figures, from the query that the screen uses.
 */
export type Telling = {
  personIds: readonly string[]
  kind: string
  url: string
  occasion: string
  text: { vi: string; en: string }
  /** when it happened; now when left out */
  at?: Date
}

/** Tells people in the app, in the open transaction; those who wish it get a mail at once, others in the digest. */
export const notify = (ctx: Ctx, tellings: readonly Telling[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const rows = tellings.flatMap(({ personIds, text, at = ctx.now, ...rest }) =>
      [...new Set(personIds)].map((personId) => ({ personId, at, ...rest, ...text })),
    )
    if (rows.length === 0) return
    const told = await store.addNotices(ctx.db, rows)
    if (!mailIsSet(ctx.config)) return
    const atOnce = told.filter((person) => person.mail_mode === 'at-once')
    await enqueueMany(
      ctx,
      'notifications.mail',
      atOnce.map((person) => ({ personId: person.person_id })),
    )
  })

/** Marks one notice of one's own as read and gives its address. */
export const readNotice = (ctx: Ctx, noticeId: number): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const notice = ctx.actor.id ? await store.findNotice(ctx.db, ctx.actor.id, noticeId) : undefined
    if (!notice || !ctx.actor.id) throw new Refused('missing', 'page')
    await store.markRead(ctx.db, ctx.actor.id, ctx.now, noticeId)
    return notice.url
  })

/** Marks all of one's own notices as read. */
export const readAll = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (ctx.actor.id) await store.markRead(ctx.db, ctx.actor.id, ctx.now)
  })

/** Puts a person's unsent notices into one mail, kept as it will be sent, and leaves the sending to a job. */
export const composeMail = (ctx: Ctx, personId: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const unsent = await store.takeUnsent(ctx.db, personId)
    if (!unsent || unsent.notices.length === 0) return
    const { to, notices } = unsent
    const t = texts[to.lang]
    const home = ctx.config.PUBLIC_URL ?? ''
    const first = notices[0]?.text ?? ''
    const subject =
      notices.length === 1 ? first.slice(0, 150) : t.digestSubject(notices.length, showDay(ctx.today))
    const body = [
      t.greeting(to.name),
      '',
      ...notices.flatMap((n) => [`- ${n.text}`, `  ${home}${n.url}`]),
      '',
      t.mailFoot(`${home}/account`),
    ].join('\n')
    const mailId = await store.addMail(
      ctx.db,
      { personId, address: to.address, subject, body },
      notices.map((n) => n.id),
    )
    await enqueue(ctx, 'notifications.send', { mailId })
  })

/** The morning's digests: one mail for everybody who has unread notices and wishes a digest. */
export const composeDigests = async (ctx: Ctx): Promise<void> => {
  if (!mailIsSet(ctx.config)) return
  const persons = await store.digestPersons(ctx.db)
  await enqueueMany(
    ctx,
    'notifications.mail',
    persons.map((personId) => ({ personId })),
  )
}

/** Sends a kept mail; a refusal by the server is kept with it and thrown, so that the job is tried again. */
export const deliver = async (ctx: Ctx, mailId: number): Promise<void> => {
  const mail = await store.findMail(ctx.db, mailId)
  if (!mail || mail.state === 'sent') return
  try {
    await sendMail(ctx.config, {
      to: mail.address,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mail.id}.${mail.made_at.getTime()}@canhtan>`,
    })
    await store.settleMail(ctx.db, mailId, 'sent', new Date(), null)
  } catch (fault) {
    await store.settleMail(ctx.db, mailId, 'failed', null, String(fault).slice(0, 500))
    throw fault
  }
}
