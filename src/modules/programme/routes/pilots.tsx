import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import type { Linked } from '#platform/measure.ts'
import { formState } from '#ui/refused-form.ts'
import {
  addPilotTask,
  judgePilotReport,
  linkConclusion,
  removePilotTask,
  savePilotReport,
  sendPilotReport,
} from '../actions.ts'
import type { PilotLinks } from '../facts/pilot.ts'
import { readPilot } from '../facts.ts'
import {
  conclusionInput,
  nothing,
  pilotReportInput,
  pilotTaskInput,
  sendingInput,
  verdictInput,
} from '../input.ts'
import { type PilotForms, PilotPage } from '../pages/pilot.tsx'
import { opensFigures } from './scorecard.tsx'
import { yearIn } from './year.ts'

const linksOf = (c: C): PilotLinks => {
  const offered = (name: string) => c.var.rooms.find((room) => room.name === name)?.offers?.linked
  return { tasks: offered('tasks'), conclusions: offered('meetings') }
}

const ofPilot = (c: C) => ({ year: yearIn(c), unitId: idIn(c, 'unit') })
const names = ['task', 'conclusion', 'report', 'sending', 'verdict'] as const

const showPilot = async (c: C, refused?: keyof PilotForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readPilot(ctx, ofPilot(c), linksOf(c))
  const forms = Object.fromEntries(
    names.map((name) => [name, formState(ctx.lang, name, sentence, refused === name ? again : undefined)]),
  ) as PilotForms
  return show(
    c,
    <PilotPage frame={await c.var.frame()} reading={reading} forms={forms} compares={opensFigures(ctx)} />,
    again?.status,
  )
}

const form = <S extends z.ZodType>(
  name: keyof PilotForms,
  input: S,
  act: (ctx: Ctx, of: { year: number; unitId: number }, value: z.output<S>, c: C) => Promise<void>,
): PostSpec<S, void> => ({
  input,
  act: (ctx, value, c) => act(ctx, ofPilot(c), value, c),
  next: (_, c) => `/programmes/${yearIn(c)}/pilots/${idIn(c, 'unit')}`,
  again: (c, again) => showPilot(c, name, again),
})

const choices = async (c: C, of: 'tasks' | 'conclusions'): Promise<Linked[]> =>
  (await linksOf(c)[of]?.(c.var.ctx, ofPilot(c))) ?? []

/** A pilot unit's page and its forms. */
export const pilotsWeb = (web: Web): void => {
  const at = '/programmes/:year/pilots/:unit'
  web.get(at, (c) => showPilot(c))
  web.post(
    `${at}/tasks`,
    form('task', pilotTaskInput, async (ctx, of, value, c) =>
      addPilotTask(ctx, of, value, value.taskId ? await choices(c, 'tasks') : []),
    ),
  )
  web.post(
    `${at}/tasks/:task/removal`,
    form('task', nothing, (ctx, of, _, c) => removePilotTask(ctx, of, idIn(c, 'task'))),
  )
  web.post(
    `${at}/conclusion`,
    form('conclusion', conclusionInput, async (ctx, of, { conclusionId }, c) =>
      linkConclusion(ctx, of, conclusionId, conclusionId ? await choices(c, 'conclusions') : []),
    ),
  )
  web.post(`${at}/report`, form('report', pilotReportInput, savePilotReport))
  web.post(
    `${at}/report/sending`,
    form('sending', sendingInput, (ctx, of, { version }) => sendPilotReport(ctx, of, version)),
  )
  web.post(`${at}/report/verdict`, form('verdict', verdictInput, judgePilotReport))
}
