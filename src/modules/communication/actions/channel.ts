import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { projectRoot } from '#platform/root.ts'
import type { ChannelInput } from '../input.ts'
import * as policy from '../policy.ts'
import * as store from '../store/channel.ts'
import { forbidden } from './load.ts'

const keeper = (ctx: Ctx) => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  const office = policy.mayKeepChannels(ctx.actor)
  if (!office) throw forbidden()
  return office
}

/** Adds a channel from a day on. */
export const addChannel = (ctx: Ctx, input: ChannelInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const office = keeper(ctx)
    const same = (await store.listChannels(ctx.db)).some(
      (one) => one.to === null && (one.nameVi === input.nameVi || one.nameEn === input.nameEn),
    )
    if (same) throw new Refused('rule', 'channel-known')
    const id = await store.addChannel(ctx.db, input)
    record(
      ctx,
      'communication.channel-added',
      { kind: 'communication-channel', id },
      { office, after: { ...input } },
    )
    return { id }
  })

/** Ends a channel with a day; what was recorded in it stays, also what is recorded later of days before it. */
export const endChannel = (ctx: Ctx, id: number, { lastDay }: { lastDay: string }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = keeper(ctx)
    const channel = await store.lockChannel(ctx.db, id)
    if (!channel) throw new Refused('missing', 'page')
    if (channel.to !== null) throw new Refused('rule', 'channel-ended')
    if (lastDay < channel.from)
      throw new Refused('input', 'bad-input', [{ field: 'lastDay', reason: 'ends-before-it-begins' }])
    await store.endChannel(ctx.db, id, lastDay)
    record(
      ctx,
      'communication.channel-ended',
      { kind: 'communication-channel', id },
      { office, after: { lastDay } },
    )
  })

/** Puts the channels of db/reference in place; called at every start. */
export const loadCommunicationReference = async (db: Db): Promise<void> => {
  const text = readFileSync(join(projectRoot, 'db', 'reference', 'communication-channels.csv'), 'utf8')
  const rows = parse<store.ReferenceChannel>(text, { columns: true, skip_empty_lines: true, trim: true })
  await store.saveReferenceChannels(
    db,
    rows.map((row) => ({ ...row, position: Number(row.position) })),
  )
}
