import { idIn, type Web } from '#platform/http.ts'
import * as actions from '../actions.ts'
import * as input from '../input.ts'
import { showChecklist, showPlan, showPreparation, showYear } from './pages.tsx'

const preparation = (id: number): string => `/inspections/plans/${id}/preparation`

/** What prepares a season: plans, teams, visits, draws, the decision, checklists; and what units tell of their own. */
export const planRoutes = (web: Web): void => {
  web.post('/inspections/plans', {
    input: input.planInput,
    act: actions.draftPlan,
    next: preparation,
    again: showYear,
  })
  web.post('/inspections/plans/:id/teams', {
    input: input.teamInput,
    act: (ctx, value, c) => actions.addTeam(ctx, idIn(c), value),
    next: (_, c) => preparation(idIn(c)),
    again: (c, again) => showPreparation(c, 'team', again),
  })
  web.post('/inspections/plans/:id/visits', {
    input: input.visitsInput,
    act: (ctx, value, c) => actions.planVisits(ctx, idIn(c), value),
    next: (_, c) => `/inspections/plans/${idIn(c)}`,
    again: (c, again) => showPreparation(c, 'visits', again),
  })
  web.post('/inspections/plans/:id/draws', {
    input: input.drawInput,
    act: (ctx, value, c) => actions.drawVisits(ctx, idIn(c), value),
    next: (_, c) => `/inspections/plans/${idIn(c)}`,
    again: (c, again) => showPreparation(c, 'draw', again),
  })
  web.post('/inspections/plans/:id/papers', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.draftPlanPaper(ctx, idIn(c)),
    next: (id) => `/documents/${id}`,
    again: (c, again) => showPreparation(c, 'issue', again),
  })
  web.post('/inspections/plans/:id/issuance', {
    input: input.paperInput,
    act: (ctx, value, c) => actions.issuePlan(ctx, idIn(c), value),
    next: (_, c) => `/inspections/plans/${idIn(c)}`,
    again: (c, again) => showPreparation(c, 'issue', again),
  })
  web.post('/inspections/plans/:id/self-inspections', {
    input: input.selfInput,
    act: (ctx, value, c) => actions.tellSelfInspection(ctx, idIn(c), value),
    next: (_, c) => `/inspections/plans/${idIn(c)}`,
    again: showPlan,
  })
  checklists(web)
}

const checklists = (web: Web): void => {
  const here = (id: number) => `/inspections/checklists/${id}`
  web.post('/inspections/checklists/:id/copies', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.copyChecklist(ctx, idIn(c)),
    next: here,
    again: showChecklist,
  })
  web.post('/inspections/checklists/:id/items', {
    input: input.itemInput,
    act: (ctx, value, c) => actions.putItem(ctx, idIn(c), value),
    next: (_, c) => here(idIn(c)),
    again: showChecklist,
  })
  web.post('/inspections/checklists/:id/removals', {
    input: input.removalInput,
    act: (ctx, value, c) => actions.removeItem(ctx, idIn(c), value),
    next: (_, c) => here(idIn(c)),
    again: showChecklist,
  })
  web.post('/inspections/checklists/:id/issuance', {
    input: input.versionInput,
    act: (ctx, value, c) => actions.issueChecklist(ctx, idIn(c), value.version),
    next: (_, c) => here(idIn(c)),
    again: showChecklist,
  })
}
