import type { LinkOffer } from '#platform/measure.ts'
import { issuedConclusions } from '../store/linked.ts'

/** Items of issued notices of conclusions, to be linked to; the meeting opens for who sees all. One statement. */
export const linked: LinkOffer = async (ctx, of) =>
  (await issuedConclusions(ctx.db, 'ids' in of ? of : { year: of.year })).map((one) => ({
    id: one.id,
    text: `${one.noticeNo}, ${one.position}. ${one.text}`,
    note: null,
    url: ctx.actor.sees.all ? `/meetings/${one.meetingId}` : null,
  }))
