import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { taskLines } from '../../tasks/facts.ts'
import type { ActivityInput, CorrectionInput } from '../input.ts'
import * as policy from '../policy.ts'
import { askCorrection, faultsOf, type Told, toldOf } from '../rules/activity.ts'
import * as store from '../store/activity.ts'
import { listChannels } from '../store/channel.ts'
import { activitySubject, byOf, forbidden, ownActivity, refuseAt } from './load.ts'

/** Files of one activity at most. */
export const mostFiles = 20

/** Refuses what the rules refuse; a task is one that the person may see. */
const refuseUnfit = async (ctx: Ctx, told: Told, before?: Told): Promise<void> => {
  const channels = await listChannels(ctx.db)
  const channel = channels.find((one) => one.id === told.channelId)
  const task =
    told.taskId === null || told.taskId === before?.taskId
      ? undefined
      : await taskLines(ctx, { taskIds: [told.taskId] }, { soon: 0 }, 1)
  refuseAt([
    ...faultsOf(told, channel, ctx.today),
    ...(task?.length === 0 ? [{ field: 'taskId', reason: 'not-one-of-these' }] : []),
  ])
}

/** Under which office somebody records for a unit; refused at its field where they may not. */
export const recordingOffice = async (ctx: Ctx, unitId: number) => {
  const home = await installationUnit(ctx.db)
  const office = policy.mayRecord(ctx.actor, { unitId, provincial: unitId === home?.unitId })
  if (office) return office
  if (!policy.recordsAny(ctx.actor, home?.unitId)) throw forbidden()
  throw new Refused('input', 'bad-input', [{ field: 'unitId', reason: 'not-one-of-these' }])
}

/** Records an activity of a unit, with a first piece of evidence where one is sent. */
export const recordActivity = (
  ctx: Ctx,
  { unitId, file, ...fields }: ActivityInput & { file?: File | undefined },
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const office = await recordingOffice(ctx, unitId)
    const told = toldOf(fields)
    await refuseUnfit(ctx, told)
    const [id = 0] = await store.addActivities(ctx.db, unitId, [told], byOf(ctx, office))
    if (file) await keep(ctx, { id, unitId }, file)
    record(ctx, 'communication.recorded', activitySubject({ id, unitId }), { office, after: { ...told } })
    return { id }
  })

const keep = async (ctx: Ctx, { id, unitId }: { id: number; unitId: number }, file: File) => {
  const kept = await uploadFile(ctx, file, { unitId })
  await store.addFile(ctx.db, id, kept.id, { personId: ctx.actor.id, at: ctx.now })
  return kept
}

/** Corrects an activity with a reason; what it said before stays to be read. */
export const correctActivity = (
  ctx: Ctx,
  id: number,
  { reason, version, ...fields }: CorrectionInput,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { activity, office } = await ownActivity(ctx, id)
    const told = toldOf(fields)
    const before = toldOf(activity)
    const change = askCorrection(activity.withdrawnOn !== null, before, told)
    if (!change.ok) throw new Refused('rule', change.reason)
    if (activity.version !== version) throw new Refused('rule', 'changed-meanwhile')
    await refuseUnfit(ctx, told, before)
    await store.saveActivity(ctx.db, id, told)
    await store.addChange(ctx.db, id, { kind: 'corrected', reason, ...change.value }, byOf(ctx, office))
    record(ctx, 'communication.corrected', activitySubject(activity), { office, reason, ...change.value })
  })

/** Takes an activity back: it counts nowhere any more, and stays to be read with the reason. */
export const withdrawActivity = (ctx: Ctx, id: number, { reason }: { reason: string }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { activity, office } = await ownActivity(ctx, id)
    if (activity.withdrawnOn !== null) throw new Refused('rule', 'activity-withdrawn')
    await store.withdrawActivity(ctx.db, id, ctx.today, reason)
    const before = toldOf(activity)
    await store.addChange(ctx.db, id, { kind: 'withdrawn', reason, before, after: null }, byOf(ctx, office))
    record(ctx, 'communication.withdrawn', activitySubject(activity), { office, reason })
  })

/** Adds a piece of evidence; what kind of file it is, is looked into. */
export const addActivityFile = (ctx: Ctx, id: number, { file }: { file: File }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { activity, office } = await ownActivity(ctx, id)
    if (activity.withdrawnOn !== null) throw new Refused('rule', 'activity-withdrawn')
    if (activity.files >= mostFiles) throw new Refused('rule', 'files-enough', [], { max: mostFiles })
    const { name, hash } = await keep(ctx, activity, file)
    record(ctx, 'communication.file-added', activitySubject(activity), { office, after: { name, hash } })
  })

/** Takes back a piece of evidence that was attached by mistake, with a reason; its name stays in the history. */
export const withdrawActivityFile = (
  ctx: Ctx,
  id: number,
  fileId: number,
  { reason }: { reason: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { activity, office } = await ownActivity(ctx, id)
    const file = await store.findFile(ctx.db, id, fileId)
    if (!file) throw new Refused('missing', 'file')
    if (activity.withdrawnOn !== null) throw new Refused('rule', 'activity-withdrawn')
    if (file.withdrawn) throw new Refused('rule', 'file-withdrawn')
    const before = { file: { id: file.id, name: file.name } }
    await store.addChange(ctx.db, id, { kind: 'corrected', reason, before, after: {} }, byOf(ctx, office))
    const { name, hash } = file
    record(ctx, 'communication.file-withdrawn', activitySubject(activity), {
      ...{ office, reason, before: { name, hash } },
    })
  })
