import { ActButton } from '#ui/button.tsx'
import { Field, Form, Hidden } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import type { TaskState } from '../../rules/task.ts'
import type { TimelinessKind } from '../../rules/timeliness.ts'
import { texts } from '../../texts.ts'
import { type ListProps, to } from './shape.ts'

/** Ways of looking at the list, with their counts: the fixed ones, then the reader's own. */
export function tabs({ frame, query, list }: ListProps) {
  const t = texts[frame.lang]
  const n = (fits: (c: { state: TaskState; timeliness: TimelinessKind }) => boolean) =>
    list.facets.cross.filter(fits).reduce((sum, c) => sum + c.n, 0)
  const plain = query.state.length + query.time.length === 0 && !query.count
  const only = (state: string | undefined, time: string | undefined) =>
    query.state.join() === (state ?? '') && query.time.join() === (time ?? '') && !query.count
  const tab = (name: string, count: number, state?: string, time?: string) => ({
    name,
    n: count,
    href: to(frame.path, { state, time, count: undefined, view: undefined }),
    on: state || time ? only(state, time) : plain,
  })
  const fixed = [
    tab(
      t.tabAll,
      n(() => true),
    ),
    tab(
      t.timeliness.overdue,
      n((c) => c.timeliness === 'overdue'),
      undefined,
      'overdue',
    ),
    tab(
      t.tabCheck,
      n((c) => c.state === 'submitted'),
      'submitted',
    ),
    tab(
      t.timeliness['due-soon'],
      n((c) => c.timeliness === 'due-soon'),
      undefined,
      'due-soon',
    ),
    tab(
      t.tabLate,
      n((c) => c.timeliness === 'late'),
      undefined,
      'late',
    ),
  ]
  const here = to(frame.path, {}).split('?')[1] ?? ''
  const own = list.views
    .filter((view) => view.n !== undefined)
    .map((view) => ({
      name: view.name,
      n: view.n,
      href: `/tasks?${view.query}`,
      on: view.query === here,
    }))
  return [...fixed.map((tab) => ({ ...tab, on: tab.on && !own.some((view) => view.on) })), ...own]
}

/** Keeps the way the list is shown now, and forgets one kept before. */
export const SaveView = ({ frame, list, viewForm }: ListProps) => {
  const t = texts[frame.lang]
  return (
    <section class="ct-sheet ct-gapped" id="save-view" aria-label={t.saveView}>
      <Form state={viewForm} action="/tasks/views" submit={t.saveView} kind="second">
        <Hidden name="query" value={to(frame.path, {}).split('?')[1] ?? ''} />
        <Field state={viewForm} name="name" label={t.viewName} max={80} />
      </Form>
      {list.views.length > 0 ? (
        <ul class="ct-plain ct-lines ct-gapped">
          {list.views.map((view) => (
            <li>
              <a class="ct-row-link" href={`/tasks?${view.query}`}>
                <Said text={view.name} />
              </a>
              <ActButton
                action={`/tasks/views/${view.id}/removal`}
                kind="quiet"
                small
                label={`${t.removeView}: ${view.name}`}
              >
                {t.removeView}
              </ActButton>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
