import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { showDate } from '#ui/format.ts'
import { formState } from '#ui/refused-form.ts'
import { serveFile, serveXlsx, toXlsx } from '../../documents/facts.ts'
import {
  answerObjection,
  askIntervals,
  computeResult,
  decideResult,
  draftDecision,
  fileObjection,
  publishResult,
} from '../actions.ts'
import { explainRow, readExplanation } from '../facts/explanation.ts'
import { explanationSheet } from '../facts/explanation-sheet.ts'
import {
  needObjection,
  objectionFile,
  objectionWay,
  roundObjections,
  sheetObjections,
} from '../facts/objections.ts'
import { rankingSheet } from '../facts/ranking-sheet.ts'
import { besideRanking, mayWithResult, needResult, type Ranking, readRanking } from '../facts/result.ts'
import {
  computeInput,
  decideInput,
  objectionAnswerInput,
  objectionInput,
  publishInput,
  rankingQuery,
} from '../input/result.ts'
import { ExplanationPage } from '../pages/result/explanation.tsx'
import { ObjectionsPage } from '../pages/result/objections.tsx'
import { type RankingForms, RankingPage } from '../pages/result/ranking.tsx'
import { resultTexts } from '../texts/result.ts'

// beside the ranking stands the line that was asked for, else one's own unit's
const ownRow = ({ actor }: Ctx, { rows }: Ranking): number | undefined =>
  rows.find((row) => actor.mandates.some((m) => m.unitId === row.unitId))?.position

const showRanking = async (c: C, roundId: number, form?: keyof RankingForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const { version, row } = again ? {} : queryIn(c, rankingQuery)
  const ranking = await readRanking(ctx, roundId, version)
  const may = await mayWithResult(ctx, ranking)
  const why = await explainRow(ctx, ranking, row ?? ownRow(ctx, ranking))
  const shown = { correct: may.compute && ranking.result?.state === 'published', decide: may.decide }
  const state = (name: keyof RankingForms) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <RankingPage
      frame={await c.var.frame()}
      ranking={ranking}
      why={why}
      beside={await besideRanking(ctx.db, ranking)}
      may={may}
      forms={{
        ...(shown.correct && { correct: state('correct') }),
        ...(shown.decide && { decide: state('decide') }),
      }}
    />,
    again?.status,
  )
}

const roundOf = async (ctx: Ctx, resultId: number) => (await needResult(ctx, resultId)).roundId

const rankingRoutes = (web: Web): void => {
  web.get('/scoring/rounds/:id/ranking', (c) => showRanking(c, idIn(c)))
  web.post('/scoring/rounds/:id/results', {
    input: computeInput,
    act: (ctx, { reason }, c) => computeResult(ctx, idIn(c), reason),
    next: (_, c) => `/scoring/rounds/${idIn(c)}/ranking`,
    again: (c, again) => showRanking(c, idIn(c), 'correct', again),
  })
  web.post('/scoring/results/:id/decision-draft', {
    input: publishInput,
    act: (ctx, _, c) => draftDecision(ctx, idIn(c)),
    next: (documentId) => `/documents/${documentId}`,
  })
  web.post('/scoring/results/:id/decision', {
    input: decideInput,
    act: async (ctx, value, c) => {
      await decideResult(ctx, idIn(c), value)
      return roundOf(ctx, idIn(c))
    },
    next: (roundId) => `/scoring/rounds/${roundId}/ranking`,
    again: async (c, again) => showRanking(c, await roundOf(c.var.ctx, idIn(c)), 'decide', again),
  })
  web.post('/scoring/results/:id/intervals', {
    input: publishInput,
    act: async (ctx, _, c) => {
      await askIntervals(ctx, idIn(c))
      return roundOf(ctx, idIn(c))
    },
    next: (roundId) => `/scoring/rounds/${roundId}/ranking`,
  })
  web.post('/scoring/results/:id/publication', {
    input: publishInput,
    act: async (ctx, _, c) => {
      await publishResult(ctx, idIn(c))
      return roundOf(ctx, idIn(c))
    },
    next: (roundId) => `/scoring/rounds/${roundId}/ranking`,
  })
  web.get('/scoring/results/:id/table.xlsx', async (c) => {
    const { ctx } = c.var
    const result = await needResult(ctx, idIn(c))
    const ranking = await readRanking(ctx, result.roundId, result.version)
    const bytes = await toXlsx(rankingSheet(ranking, ctx.lang))
    return serveXlsx(bytes, `xep-hang-${ranking.round.year}-${ranking.round.block}.xlsx`)
  })
}

const showExplanation = async (c: C) => {
  const { ctx } = c.var
  const explanation = await readExplanation(ctx, idIn(c), queryIn(c, rankingQuery).version)
  return show(
    c,
    <ExplanationPage
      frame={await c.var.frame()}
      explanation={explanation}
      objections={objectionWay(ctx, explanation)}
    />,
  )
}

const showSheetObjections = async (
  c: C,
  sheetId: number,
  again?: Again,
  answer?: { id: number; again: Again },
) => {
  const { ctx, sentence } = c.var
  const { row, round, leaves, mayFile, objections } = await sheetObjections(ctx, sheetId)
  return show(
    c,
    <ObjectionsPage
      frame={await c.var.frame()}
      title={row.unitName}
      crumbs={[
        { href: '/scoring', name: resultTexts[ctx.lang].scoring },
        { href: `/scoring/rounds/${round.id}/ranking`, name: resultTexts[ctx.lang].ranking },
        { href: `/scoring/sheets/${sheetId}/explanation`, name: resultTexts[ctx.lang].why },
      ]}
      objections={objections}
      filing={
        mayFile
          ? {
              state: formState(ctx.lang, 'objection', sentence, again),
              sheetId,
              until: round.objectionBy ? showDate(round.objectionBy, ctx.lang) : '',
              leaves: leaves.map((leaf) => ({ value: leaf.code, label: `${leaf.code} ${leaf.name_vi}` })),
            }
          : undefined
      }
      answering={
        answer && { id: answer.id, state: formState(ctx.lang, `o${answer.id}`, sentence, answer.again) }
      }
    />,
    again?.status ?? answer?.again.status,
  )
}

const objectionRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/explanation', showExplanation)
  web.get('/scoring/sheets/:id/explanation.xlsx', async (c) => {
    const { ctx } = c.var
    const explanation = await readExplanation(ctx, idIn(c), queryIn(c, rankingQuery).version)
    const { row, result } = explanation
    return serveXlsx(
      await toXlsx(explanationSheet(explanation, ctx.lang)),
      `giai-thich-${row.unitCode}-${result.version}.xlsx`,
    )
  })
  web.get('/scoring/sheets/:id/objections', (c) => showSheetObjections(c, idIn(c)))
  web.post('/scoring/sheets/:id/objections', {
    input: objectionInput,
    act: (ctx, value, c) => fileObjection(ctx, idIn(c), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/objections`,
    again: (c, again) => showSheetObjections(c, idIn(c), again),
  })
  web.post('/scoring/objections/:id/answer', {
    input: objectionAnswerInput,
    act: async (ctx, value, c) => {
      await answerObjection(ctx, idIn(c), value)
      return (await needObjection(ctx, idIn(c))).sheetId
    },
    next: (sheetId) => `/scoring/sheets/${sheetId}/objections`,
    again: async (c, again) => {
      const { sheetId } = await needObjection(c.var.ctx, idIn(c))
      return showSheetObjections(c, sheetId, undefined, { id: idIn(c), again })
    },
  })
  web.get('/scoring/objections/:id/file', async (c) => serveFile(c, await objectionFile(c.var.ctx, idIn(c))))
  web.get('/scoring/rounds/:id/objections', async (c) => {
    const { round, objections } = await roundObjections(c.var.ctx, idIn(c))
    return show(
      c,
      <ObjectionsPage
        frame={await c.var.frame()}
        title={round.title}
        crumbs={[
          { href: '/scoring', name: resultTexts[c.var.ctx.lang].scoring },
          { href: `/scoring/rounds/${round.id}/ranking`, name: resultTexts[c.var.ctx.lang].ranking },
        ]}
        objections={objections}
      />,
    )
  })
}

/** The ranking with its acts, what explains a score, and the requests for review. */
export const resultRoutes = (web: Web): void => {
  rankingRoutes(web)
  objectionRoutes(web)
}
