import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { findFile, serveFile, serveXlsx, toXlsx } from '../../documents/facts.ts'
import { fileOfFinding, fileOfInspection, photoOf } from '../facts/files.ts'
import { findingsSheet, readFindings } from '../facts/list.ts'
import {
  findingChoices,
  mayDo,
  needInspection,
  readChecklist,
  readChecklists,
  readFinding,
  readInspection,
  readPlan,
  readPreparing,
  readVisit,
  readYear,
} from '../facts/reading.ts'
import * as input from '../input.ts'
import { ChecklistPage, ChecklistsPage } from '../pages/checklists.tsx'
import { type FindingForms, FindingPage } from '../pages/finding.tsx'
import { NewFindingPage } from '../pages/finding-form.tsx'
import { FindingsPage } from '../pages/findings.tsx'
import { InspectionPage } from '../pages/inspection.tsx'
import { type InspectionForm, inspectionForms } from '../pages/inspection-acts.tsx'
import { ListPage } from '../pages/list.tsx'
import { PlanPage } from '../pages/plan.tsx'
import { PreparationPage, type PreparingForms } from '../pages/preparation.tsx'
import { VisitPage } from '../pages/visit.tsx'
import { lineOf } from '../rules/line.ts'

/** Forms of a page by name: empty, but for the one that was refused. */
const forms = <K extends string>(c: C, names: readonly K[], refused?: K, again?: Again) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      formState(c.var.ctx.lang, name, c.var.sentence, name === refused ? again : undefined),
    ]),
  ) as Record<K, ReturnType<typeof formState>>

export const showYear = async (c: C, again?: Again) => {
  const { ctx, year } = c.var
  const reading = await readYear(ctx, year)
  return show(
    c,
    <ListPage
      frame={await c.var.frame()}
      year={year}
      reading={reading}
      lines={reading.findings.flatMap((finding) => lineOf(finding, ctx.today))}
      state={formState(ctx.lang, 'plan', c.var.sentence, again)}
    />,
    again?.status,
  )
}

export const showPlan = async (c: C, again?: Again) => {
  const reading = await readPlan(c.var.ctx, idIn(c))
  const state = formState(c.var.ctx.lang, 'self', c.var.sentence, again)
  return show(c, <PlanPage frame={await c.var.frame()} reading={reading} state={state} />, again?.status)
}

export const showPreparation = async (c: C, form?: keyof PreparingForms, again?: Again) => {
  const reading = await readPreparing(c.var.ctx, idIn(c))
  const all = forms(c, ['team', 'visits', 'draw', 'issue'] as const, form, again)
  return show(c, <PreparationPage frame={await c.var.frame()} reading={reading} forms={all} />, again?.status)
}

export const showInspection = async (c: C, form?: InspectionForm, again?: Again) => {
  const reading = await readInspection(c.var.ctx, idIn(c))
  return show(
    c,
    <InspectionPage
      frame={await c.var.frame()}
      reading={reading}
      forms={forms(c, inspectionForms, form, again)}
    />,
    again?.status,
  )
}

export const showVisit = async (c: C, again?: Again) => {
  const { ctx } = c.var
  return show(
    c,
    <VisitPage
      frame={await c.var.frame()}
      reading={await readVisit(ctx, idIn(c))}
      state={formState(ctx.lang, 'visit', c.var.sentence, again)}
      once={crypto.randomUUID()}
      owner={ctx.actor.id ?? ''}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

export const showNewFinding = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const inspection = await needInspection(ctx, idIn(c))
  if (!mayDo(ctx, inspection).findings)
    throw again ? new Refused('forbidden', 'forbidden') : new Refused('missing', 'page')
  const choices = await findingChoices(ctx, inspection, inspection.unitId)
  const state = formState(ctx.lang, 'finding', c.var.sentence, again)
  return show(
    c,
    <NewFindingPage frame={await c.var.frame()} inspection={inspection} choices={choices} state={state} />,
    again?.status,
  )
}

export const showFinding = async (c: C, form?: keyof FindingForms, again?: Again) => {
  const reading = await readFinding(c.var.ctx, idIn(c))
  const all = forms(c, ['change', 'remedy', 'verify', 'withdrawal'] as const, form, again)
  return show(c, <FindingPage frame={await c.var.frame()} reading={reading} forms={all} />, again?.status)
}

export const showChecklist = async (c: C, again?: Again) => {
  const reading = await readChecklist(c.var.ctx, idIn(c))
  const state = formState(c.var.ctx.lang, 'item', c.var.sentence, again)
  return show(c, <ChecklistPage frame={await c.var.frame()} reading={reading} state={state} />, again?.status)
}

const serve = async (c: C, fileId: number | undefined) => {
  const file = fileId === undefined ? undefined : await findFile(c.var.ctx.db, fileId)
  if (!file) throw new Refused('missing', 'page')
  return serveFile(c, file)
}

/** Everything that is read: the year, plans, inspections, findings, checklists, files. */
export const readingRoutes = (web: Web): void => {
  web.get('/inspections', (c) => showYear(c))
  web.get('/inspections/checklists', async (c) => {
    const rows = await readChecklists(c.var.ctx)
    return show(c, <ChecklistsPage frame={await c.var.frame()} rows={rows} />)
  })
  web.get('/inspections/checklists/:id', (c) => showChecklist(c))
  web.get('/inspections/findings', async (c) => {
    const reading = await readFindings(c.var.ctx, c.var.year, queryIn(c, input.findingQuery))
    return show(c, <FindingsPage frame={await c.var.frame()} reading={reading} />)
  })
  web.get('/inspections/findings.xlsx', async (c) => {
    const reading = await readFindings(c.var.ctx, c.var.year, queryIn(c, input.findingQuery))
    return serveXlsx(
      await toXlsx(findingsSheet(reading, c.var.ctx.lang)),
      `ton-tai-kiem-tra-${reading.year ?? 'moi-nam'}.xlsx`,
    )
  })
  web.get('/inspections/findings/:id', (c) => showFinding(c))
  web.get('/inspections/findings/:id/files/:file', async (c) =>
    serve(c, await fileOfFinding(c.var.ctx, idIn(c), idIn(c, 'file'))),
  )
  web.get('/inspections/plans/:id', (c) => showPlan(c))
  web.get('/inspections/plans/:id/preparation', (c) => showPreparation(c))
  web.get('/inspections/:id', (c) => showInspection(c))
  web.get('/inspections/:id/visit', (c) => showVisit(c))
  web.get('/inspections/:id/findings/new', (c) => showNewFinding(c))
  web.get('/inspections/:id/photos/:photo', async (c) =>
    serve(c, await photoOf(c.var.ctx, idIn(c), idIn(c, 'photo'))),
  )
  web.get('/inspections/:id/files/:file', async (c) =>
    serve(c, await fileOfInspection(c.var.ctx, idIn(c), idIn(c, 'file'))),
  )
}
