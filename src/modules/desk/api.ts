import { type Api, idIn } from '#platform/http.ts'
import { memberApi } from './api/member.ts'
import { scorecardApi } from './api/scorecard.ts'
import { readSheet } from './facts/sheet.ts'
import { readHits, readWaiting } from './facts.ts'
import { searchAnswer, searchQuery, sheetAnswer, waitingAnswer } from './input.ts'

/** GET /waiting, /search and /units/{id}/sheet: what the pages of the same names show. */
export const api = (api: Api): void => {
  api.get('/waiting', {
    summary: 'What waits for the person of this token, oldest deadline first (at most 500)',
    answer: waitingAnswer,
    read: async (ctx, _, c) => {
      const lines = await readWaiting(ctx, c.var.rooms)
      const items = lines.map(({ room, act, subject_id, title, detail, url, due_on, since }) => ({
        ...{ room, act, subject: subject_id, title, detail, url, dueOn: due_on, since },
      }))
      return { items, next: null, total: items.length }
    },
  })
  api.get('/search', {
    summary: 'Hits of all rooms for q, with or without Vietnamese marks, best first (at most 50)',
    query: searchQuery,
    answer: searchAnswer,
    read: async (ctx, { q }, c) => {
      const { hits } = await readHits(ctx, c.var.rooms, q)
      const items = hits.map(({ room, kind, title, detail, url }) => ({ room, kind, title, detail, url }))
      return { items, next: null, total: items.length }
    },
  })
  api.get('/units/:id/sheet', {
    summary: "A unit's sheet: who answers for it, its figures, what is overdue and what comes",
    answer: sheetAnswer,
    read: async (ctx, _, c) => {
      const sheet = await readSheet(ctx, c.var.rooms, idIn(c))
      const unit = { id: sheet.unitId, name: sheet.name, endedOn: sheet.ended ? sheet.day : null }
      return { unit, asOf: sheet.day, answers: sheet.answers, parts: sheet.parts }
    },
  })
  memberApi(api)
  scorecardApi(api)
}
