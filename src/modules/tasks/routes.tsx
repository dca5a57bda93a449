import type { z } from 'zod'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import type { FormState } from '#ui/form.tsx'
import { formState } from '#ui/refused-form.ts'
import { giveOwnTask, givePart } from './actions.ts'
import { areaChoices, basisChoices, leadChoices, partChoices, peopleChoices } from './facts/choices.ts'
import { readTask, type TaskReading } from './facts/reading.ts'
import * as input from './input.ts'
import { ActView } from './pages/act.tsx'
import { NewPartView, NewTaskView } from './pages/new.tsx'
import { type TaskForms, TaskView } from './pages/task.tsx'
import { mayGiveAtAll } from './policy.ts'
import { taskList } from './routes/list.tsx'
import { manyTasks } from './routes/many.tsx'
import { actByName, taskPapers } from './routes/papers.ts'
import { type ActName, actNames, acts } from './rules/acts.ts'

const state = (c: C, id: string, again?: Again, initial?: FormState['values']): FormState =>
  formState(c.var.ctx.lang, id, c.var.sentence, again, initial)

const mainActs: ActName[] = ['grantExtension', 'reassign', 'accept', 'complete', 'submit']

/** What the page offers first; a late task that nobody has explained is explained, when there is nothing before it. */
const nextOf = ({ acts, ledger, task }: TaskReading): ActName | undefined =>
  mainActs.find((name) => acts.includes(name)) ??
  (ledger.total > 0 && !task.explained && acts.includes('explain') ? 'explain' : undefined)

/** Acts that the reader will look for in vain, with why; others are simply not there. */
const worthSaying = new Set(['overdue', 'too-many', 'explain-first'])
const closedOf = ({ closed }: TaskReading): [ActName, string][] =>
  [...closed].filter(([, why]) => worthSaying.has(why))

const showTask = async (c: C, form?: keyof TaskForms, again?: Again) => {
  const reading = await readTask(c.var.ctx, idIn(c))
  const formOf = (name: keyof TaskForms) => state(c, name, form === name ? again : undefined)
  return show(
    c,
    <TaskView
      frame={await c.var.frame()}
      reading={reading}
      forms={{
        note: formOf('note'),
        evidence: formOf('evidence'),
        withdrawal: formOf('withdrawal'),
        contribution: formOf('contribution'),
      }}
      next={nextOf(reading)}
      reader={c.var.ctx.actor.id}
      closed={closedOf(reading).map(([name, why]) => ({ name, why: c.var.sentence(why) }))}
    />,
    again?.status,
  )
}

const showAct = async (c: C, name: ActName, again?: Again) => {
  const { ctx } = c.var
  const reading = await readTask(ctx, idIn(c))
  if (!again && !reading.acts.includes(name)) {
    const why = reading.closed.get(name)
    throw why ? new Refused('rule', why) : new Refused('forbidden', `tasks.${acts[name].noun}`)
  }
  const asksUnit = name === 'reassign' || name === 'correct'
  return show(
    c,
    <ActView
      frame={await c.var.frame()}
      reading={reading}
      name={name}
      state={state(c, 'act', again)}
      units={asksUnit ? await leadChoices(ctx) : []}
      people={name === 'delegate' ? await peopleChoices(ctx, reading.page.leadUnitId) : []}
    />,
    again?.status,
  )
}

const showNew = async (c: C, again?: Again) => {
  if (!mayGiveAtAll(c.var.ctx.actor))
    throw again ? new Refused('forbidden', 'tasks.give') : new Refused('missing', 'page')
  const { ctx } = c.var
  return show(
    c,
    <NewTaskView
      frame={await c.var.frame()}
      state={state(c, 'new', again)}
      units={await leadChoices(ctx)}
      areas={await areaChoices(ctx)}
      bases={await basisChoices(ctx)}
    />,
    again?.status,
  )
}

const showNewPart = async (c: C, again?: Again) => {
  const { page, may } = await readTask(c.var.ctx, idIn(c))
  if (!may.part) throw new Refused('forbidden', 'tasks.parts')
  const units = await partChoices(c.var.ctx, page.leadUnitId)
  return show(
    c,
    <NewPartView frame={await c.var.frame()} state={state(c, 'part', again)} task={page} units={units} />,
    again?.status,
  )
}

function stateChanges(web: Web): void {
  for (const name of actNames) {
    const address = `/tasks/:id/${acts[name].noun}`
    if (name !== 'accept') web.get(address, (c) => showAct(c, name))
    web.post(address, {
      input: (name === 'submit' ? input.submissionForm : input.actInputs[name]) as z.ZodType<
        Record<string, unknown>
      >,
      act: (ctx, body, c) => actByName(ctx, name, idIn(c), body),
      next: (_, c) => `/tasks/${idIn(c)}`,
      again: (c, again) => (name === 'accept' ? showTask(c, undefined, again) : showAct(c, name, again)),
    })
  }
}

/** Pages and forms of the tasks. */
export const web = (web: Web): void => {
  taskList(web)
  manyTasks(web)
  web.get('/tasks/new', (c) => showNew(c))
  web.post('/tasks', {
    input: input.newTaskInput,
    act: (ctx, body) => giveOwnTask(ctx, body),
    next: (given) =>
      given.tasks.length === 1 ? `/tasks/${given.tasks[0]?.id}` : `/tasks?instruction=${given.instructionId}`,
    again: (c, again) => showNew(c, again),
  })
  web.get('/tasks/:id', (c) => showTask(c))
  web.get('/tasks/:id/parts/new', (c) => showNewPart(c))
  web.post('/tasks/:id/parts', {
    input: input.newPartInput,
    act: (ctx, { version, ...wish }, c) =>
      givePart(ctx, idIn(c), { ...wish, dueOn: wish.dueOn ?? null }, version),
    next: (part) => `/tasks/${part.id}`,
    again: (c, again) => showNewPart(c, again),
  })
  taskPapers(web, showTask)
  stateChanges(web)
}
