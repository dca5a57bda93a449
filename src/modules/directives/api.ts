import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Api, type C, idIn } from '#platform/http.ts'
import { optionalLine } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import * as actions from './actions.ts'
import {
  findDirective,
  gridOf,
  itemsOf,
  type ListedDirective,
  lineageOf,
  listDirectives,
  paragraphsOf,
  routeOf,
} from './facts.ts'
import * as input from './input.ts'

const answers = z.object({ of: z.number(), answered: z.number(), overdue: z.number() })
const directiveAnswer = z.object({
  id: z.number(),
  origin: z.string(),
  state: z.string(),
  issuer: z.string(),
  documentNo: z.string().nullable(),
  code: z.string().nullable(),
  issuedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  subject: z.string(),
  unit: z.object({ id: z.number(), name: z.string() }),
  year: z.number(),
  version: z.number(),
  items: z.number(),
  answers: answers.nullable(),
})

const answerOf = (
  d: Omit<ListedDirective, 'answers'> & { answers?: ListedDirective['answers'] },
): z.output<typeof directiveAnswer> => ({
  id: d.id,
  origin: d.origin,
  state: d.state,
  issuer: d.issuerName,
  documentNo: d.documentNo,
  code: d.code,
  issuedOn: d.issuedOn,
  receivedOn: d.receivedOn,
  subject: d.subject,
  unit: { id: d.unitId, name: d.unitName },
  year: d.year,
  version: d.version,
  items: d.items,
  answers: d.answers ?? null,
})

const inSight = async (ctx: Ctx, c: C) => {
  const directive = await findDirective(ctx, idIn(c))
  if (!directive) throw new Refused('missing', 'page')
  return directive
}

const whole = async (ctx: Ctx, c: C) => {
  const directive = await inSight(ctx, c)
  const grid = directive.state === 'issued' ? await gridOf(ctx, directive.id) : undefined
  return {
    ...answerOf({
      ...directive,
      answers: grid ? { of: grid.of, answered: grid.answered, overdue: grid.overdue } : null,
    }),
    itemList: await itemsOf(ctx, directive.id),
    paragraphs: await paragraphsOf(ctx, directive.id),
    lineage: await lineageOf(ctx, directive),
    route: directive.state === 'issued' ? await routeOf(ctx, directive.id) : [],
  }
}

const done = z.object({ id: z.number() })
const cell = z.object({
  taskId: z.number(),
  state: z.string(),
  timeliness: z.string(),
  daysLate: z.number(),
  dueOn: z.string().nullable(),
})

const reads = (api: Api): void => {
  api.get('/directives', {
    summary: 'Directives of a year with what was asked, answered and is overdue',
    query: input.listQuery.extend({
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ items: z.array(directiveAnswer), next: z.number().nullable(), total: z.number() }),
    read: async (ctx, { year, state, origin, q, offset = 0, limit = 50 }) => {
      const { rows, total } = await listDirectives(ctx, { year, state, origin, words: q, limit, offset })
      const next = offset + rows.length < total && rows.length > 0 ? offset + rows.length : null
      return { items: rows.map(answerOf), next, total }
    },
  })
  api.get('/directives/:id', {
    summary: 'A directive with its items, the fate of every paragraph, lineage and route',
    answer: directiveAnswer.extend({
      itemList: z.array(z.looseObject({ id: z.number() })),
      paragraphs: z.array(z.looseObject({ no: z.number(), fate: z.string() })),
      lineage: z.array(z.looseObject({ id: z.number() })),
      route: z.array(z.looseObject({ id: z.number() })),
    }),
    read: (ctx, _, c) => whole(ctx, c),
  })
  api.get('/directives/:id/grid', {
    summary: 'Items × units: the state of each assignment, fractions of rows and columns',
    answer: answers.extend({
      unanswered: z.number(),
      items: z.array(answers.extend({ id: z.number(), number: z.string(), title: z.string() })),
      rows: z.array(
        answers.extend({ unitId: z.number(), name: z.string(), cells: z.array(cell.nullable()) }),
      ),
    }),
    read: async (ctx, _, c) => gridOf(ctx, (await inSight(ctx, c)).id),
  })
}

const drafting = (api: Api): void => {
  api.post('/directives', {
    summary: 'Open a draft: a document made here or received from above; with "text" it is read at once',
    input: input.directiveInput.extend({
      text: z.string().max(2_000_000, 'too-long').optional(),
      fileName: optionalLine(255),
    }),
    answer: done,
    status: 201,
    act: async (ctx, { text, fileName, ...value }) =>
      text?.trim()
        ? {
            id: (
              await actions.draftFromFile(
                ctx,
                value,
                new TextEncoder().encode(text),
                fileName ?? 'van-ban.txt',
              )
            ).id,
          }
        : { id: await actions.draftDirective(ctx, value) },
  })
  api.post('/directives/:id/reading', {
    summary: 'Read a text into the draft: paragraphs, proposed items, findings; what stood there is replaced',
    input: input.readingInput,
    answer: z.object({
      items: z.number(),
      paragraphs: z.number(),
      uncovered: z.number(),
      findings: z.array(z.object({ number: z.string(), field: z.string(), name: z.string() })),
    }),
    act: (ctx, { text, fileName }, c) =>
      actions.readIntoDraft(ctx, idIn(c), new TextEncoder().encode(text), fileName ?? 'van-ban.txt'),
  })
  api.post('/directives/:id/head', {
    summary: "Change a draft's number, day, subject and issuer",
    input: input.headInput,
    answer: done,
    act: async (ctx, value, c) => {
      await actions.saveHead(ctx, idIn(c), value)
      return { id: idIn(c) }
    },
  })
  api.post('/directives/:id/items', {
    summary: 'Add an item by hand, for an uncovered paragraph or for none',
    input: input.newItemInput,
    answer: done,
    status: 201,
    act: async (ctx, value, c) => ({ id: await actions.addItem(ctx, idIn(c), value) }),
  })
  api.post('/directives/:id/confirmation', {
    summary:
      'Confirm items as a person who has read them: those named, or with sure all that nothing is in doubt about',
    input: input.confirmInput,
    answer: done,
    act: async (ctx, { itemIds, sure, version }, c) => {
      if (sure) await actions.confirmSure(ctx, idIn(c), version)
      else await actions.confirmItems(ctx, idIn(c), itemIds, version)
      return { id: idIn(c) }
    },
  })
  api.post('/directives/:id/merging', {
    summary: 'Merge items of one deadline into the first of them',
    input: input.mergeInput,
    answer: done,
    act: async (ctx, { itemIds, version }, c) => ({
      id: await actions.mergeItems(ctx, idIn(c), itemIds, version),
    }),
  })
  api.post('/directives/:id/paragraphs/:no/no-work', {
    summary: 'Say that a paragraph gives no work, and why',
    input: input.noWorkInput,
    answer: done,
    act: async (ctx, { why, version }, c) => {
      await actions.markParagraph(ctx, idIn(c), idIn(c, 'no'), why, version)
      return { id: idIn(c) }
    },
  })
}

const items = (api: Api): void => {
  api.post('/items/:id', {
    summary: 'Change an item of a draft; with confirm it is confirmed, if it lacks nothing',
    input: input.itemInput,
    answer: done,
    act: async (ctx, value, c) => {
      await actions.saveItem(ctx, idIn(c), value)
      return { id: idIn(c) }
    },
  })
  api.post('/items/:id/split', {
    summary: 'Split an item into parts that together keep every word',
    input: input.splitInput,
    answer: z.object({ items: z.array(z.number()) }),
    act: async (ctx, { parts, version }, c) => ({
      items: await actions.splitItem(ctx, idIn(c), parts, version),
    }),
  })
  api.post('/items/:id/removal', {
    summary: 'Take an item out of a draft; its paragraphs are uncovered then',
    input: input.versionInput,
    answer: done,
    act: async (ctx, { version }, c) => ({ id: await actions.removeItem(ctx, idIn(c), version) }),
  })
  api.post('/items/:id/resolution', {
    summary:
      'Say which units a condition means: by number, by an instruction’s tasks, or by documents on the register',
    input: input.resolveInput,
    answer: z.object({ unitIds: z.array(z.number()) }),
    act: async (ctx, value, c) => ({ unitIds: await actions.resolveCondition(ctx, idIn(c), value) }),
  })
}

const issuing = (api: Api): void => {
  api.post('/directives/:id/sending', {
    summary: 'Send a draft to the issuer for signing',
    input: input.versionInput,
    answer: done,
    act: async (ctx, { version }, c) => {
      await actions.sendDraft(ctx, idIn(c), version)
      return { id: idIn(c) }
    },
  })
  api.post('/directives/:id/return', {
    summary: 'Give a sent draft back, with a reason',
    input: input.returnInput,
    answer: done,
    act: async (ctx, { reason, version }, c) => {
      await actions.returnDraft(ctx, idIn(c), reason, version)
      return { id: idIn(c) }
    },
  })
  api.post('/directives/:id/issuance', {
    summary: 'Issue a directive under its number: every item becomes an instruction with its tasks',
    input: input.issueInput,
    answer: z.object({
      instructions: z.array(
        z.object({
          instructionId: z.number(),
          tasks: z.array(z.object({ id: z.number(), code: z.string(), leadUnitId: z.number() })),
        }),
      ),
    }),
    act: async (ctx, value, c) => ({ instructions: await actions.issueDirective(ctx, idIn(c), value) }),
  })
  api.post('/directives/:id/passing-down', {
    summary: 'Pass a received document down: a new draft with its lineage and items',
    input: input.passDownInput,
    answer: done,
    status: 201,
    act: async (ctx, value, c) => ({ id: await actions.passDown(ctx, idIn(c), value) }),
  })
  api.post('/directives/:id/reminders', {
    summary: 'Remind all who have not answered, of the directive or of one item',
    input: input.remindInput,
    answer: z.object({
      reminded: z.number(),
      units: z.number(),
      skipped: z.array(z.object({ taskId: z.number(), reason: z.string() })),
    }),
    act: (ctx, value, c) => actions.remindAll(ctx, idIn(c), value),
  })
  api.post('/directives/:id/letters', {
    summary: 'Draft an official reminder or letter of criticism to a unit',
    input: input.letterInput,
    answer: z.object({ letterId: z.number(), documentId: z.number() }),
    status: 201,
    act: (ctx, value, c) => actions.draftLetter(ctx, idIn(c), value),
  })
  api.post('/letters/:id/settlement', {
    summary: 'Put an issued letter on the record of its tasks',
    input: z.object({}),
    answer: z.object({ directiveId: z.number(), told: z.number() }),
    act: (ctx, _, c) => actions.settleLetter(ctx, idIn(c)),
  })
  api.post('/stations/:id/passages', {
    summary: 'A station of a route receives, synthesises or forwards the answers that lie there',
    input: input.stationInput,
    answer: z.object({ directiveId: z.number(), passed: z.number() }),
    act: (ctx, value, c) => actions.actAtStation(ctx, idIn(c), value),
  })
}

/** Directives, their drafting, issue and answers. */
export const api = (api: Api): void => {
  reads(api)
  drafting(api)
  items(api)
  issuing(api)
}
