import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type FileToKeep, uploadFile } from '../../documents/actions.ts'
import type { VisitInput } from '../input.ts'
import * as policy from '../policy.ts'
import { type Content, findItem } from '../rules/checklist.ts'
import { changedAnswers } from '../rules/visit.ts'
import { findChecklist } from '../store/checklist.ts'
import { addEvents, addFinding, draftOfItem, setFindingText } from '../store/finding.ts'
import { type Inspection, saveInspection } from '../store/inspection.ts'
import { addAnswers, addPhoto, answersOf } from '../store/visit.ts'
import { begin } from './flow.ts'
import { forbidden, lockedInspection, noted } from './locked.ts'

const contentOf = async (ctx: Ctx, i: Inspection): Promise<Content> =>
  (await findChecklist(ctx.db, i.checklistId))?.content ?? { blocks: [] }

/** The inspection at its visit; it begins with the first thing that is sent from there. */
const visiting = async (ctx: Ctx, id: number) => {
  const found = await lockedInspection(ctx, id)
  const office = policy.mayCarryOut(ctx.actor, found)
  if (!office || ctx.actor.id === null) throw forbidden()
  const i = found.state === 'visiting' ? found : await begin(ctx, found)
  return { i, office, by: { personId: ctx.actor.id, mandateId: office.id, at: ctx.now } }
}

/**
 * Keeps what was filled in at the counter: hours, who was there, verdicts, notes, findings, photos. Only what differs
 * from what the form showed is written, so that two phones at one visit lose nothing and a form sent twice adds nothing.
 */
export const saveVisit = (ctx: Ctx, id: number, input: VisitInput): Promise<{ changed: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { i, office, by } = await visiting(ctx, id)
    const content = await contentOf(ctx, i)
    const unknown = input.answers.find((told) => !findItem(content, told.item))
    if (unknown)
      throw new Refused('input', 'item-unknown', [{ field: `v.${unknown.item}`, reason: 'item-unknown' }])
    const answers = changedAnswers(await answersOf(ctx.db, id), input.answers)
    await addAnswers(ctx.db, id, answers, by)
    const { startedAt, endedAt, attendance } = input
    await saveInspection(ctx.db, id, { startedAt, endedAt, attendance })
    const findings = await keepFindings(ctx, i, input, by)
    for (const photo of input.photos) await keepPhoto(ctx, i, photo, input.photoItem, by, 'photos')
    const after = { answers: answers.length, findings, photos: input.photos.length }
    noted(ctx, 'inspection.visit-saved', i, {
      office,
      after: { answers: after.answers, photos: after.photos },
    })
    return { changed: answers.length + findings + input.photos.length }
  })

type By = { personId: string; mandateId: number; at: Date }

/** One draft finding for each item that was given words; words given again replace its own. */
const keepFindings = async (ctx: Ctx, i: Inspection, input: VisitInput, by: By): Promise<number> => {
  const told = input.answers.filter((answer) => answer.finding)
  if (told.length === 0) return 0
  const drafts = await draftOfItem(
    ctx.db,
    i.id,
    told.map((answer) => answer.item),
  )
  const content = await contentOf(ctx, i)
  let kept = 0
  for (const { item, finding = '' } of told) {
    const draft = drafts.find((one) => one.item === item)
    if (draft?.text === finding) continue
    if (draft) await setFindingText(ctx.db, draft.id, finding)
    const findingId =
      draft?.id ?? (await addFinding(ctx.db, i.id, plainFinding(i, content, item, finding), ctx.now))
    await addEvents(ctx.db, [findingId], { kind: draft ? 'changed' : 'noted', onDay: ctx.today, ...by })
    kept += 1
  }
  return kept
}

/** A finding as it is noted at the counter: the unit's own, minor until somebody says otherwise, on the item's basis. */
const plainFinding = (i: Inspection, content: Content, item: string, text: string) => {
  const found = findItem(content, item)
  return {
    item,
    text,
    severity: 'minor' as const,
    criterion: found?.criterion ?? null,
    basis: found?.basis ?? null,
    ownerUnitId: i.unitId,
    ownerMandateId: null,
    evidence: null,
    dueOn: null,
  }
}

const images = new Set(['image/jpeg', 'image/png', 'image/webp'])

const keepPhoto = async (
  ctx: Ctx,
  i: Inspection,
  file: FileToKeep,
  item: string | undefined,
  by: By,
  field: string,
): Promise<number> => {
  if (item && !findItem(await contentOf(ctx, i), item))
    throw new Refused('input', 'item-unknown', [{ field: 'item', reason: 'item-unknown' }])
  const kept = await uploadFile(ctx, file, { unitId: i.unitId, field })
  if (!images.has(kept.mime))
    throw new Refused('input', 'photo-not-image', [{ field, reason: 'photo-not-image' }])
  return addPhoto(ctx.db, i.id, { item: item ?? null, fileId: kept.id }, by)
}

/** Keeps one photo of the visit; a phone sends each by itself, with a key of its own. */
export const savePhoto = (
  ctx: Ctx,
  id: number,
  photo: FileToKeep,
  item: string | undefined,
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { i, office, by } = await visiting(ctx, id)
    const photoId = await keepPhoto(ctx, i, photo, item, by, 'photo')
    noted(ctx, 'inspection.photo-added', i, { office, after: { photoId } })
    return { id: photoId }
  })
