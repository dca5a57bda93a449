import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from './button.tsx'
import type { Timeliness } from './format.ts'
import { Count, TimeTag } from './tag.tsx'

/** One thing that waits: when, what, whence, and the one act that takes it further. */
export type TodoLine = {
  time: Timeliness
  title: string
  href: string
  note?: Child
  /** `post`: the act is this one button, not a form behind a link */
  act: { href: string; label: string; post?: boolean }
}
export type TodoGroup = { title: string; lines: TodoLine[]; urgent?: boolean }

const Line = ({ line, main, lang }: { line: TodoLine; main: boolean; lang: Lang }) => (
  <li>
    <p class="ct-todo-when">
      <TimeTag time={line.time} lang={lang} />
    </p>
    <div>
      <a class="ct-row-link" href={line.href}>
        {line.title}
      </a>
      {line.note ? <p class="ct-small ct-quiet">{line.note}</p> : null}
    </div>
    <Act line={line} kind={main ? 'main' : 'second'} />
  </li>
)

const Act = ({ line: { act, title }, kind }: { line: TodoLine; kind: 'main' | 'second' }) =>
  act.post ? (
    <ActButton action={act.href} kind={kind} label={`${act.label}: ${title}`}>
      {act.label}
    </ActButton>
  ) : (
    <LinkButton href={act.href} kind={kind} label={`${act.label}: ${title}`}>
      {act.label}
    </LinkButton>
  )

/** Waiting for me, in groups by nearness of the date, oldest first. Only the very first line's act is the main one. */
export const Todo = ({ groups, lang }: { groups: TodoGroup[]; lang: Lang }) => {
  const shown = groups.filter((group) => group.lines.length > 0)
  return (
    <>
      {shown.map((group, g) => (
        <section class="ct-todo-group" aria-labelledby={`todo-${g}`}>
          <h2 class="ds-heading" data-size="2xs" id={`todo-${g}`}>
            {group.title}{' '}
            <Count n={group.lines.length} lang={lang} color={group.urgent ? 'danger' : undefined} />
          </h2>
          <ol class="ct-plain ct-todo">
            {group.lines.map((line, i) => (
              <Line line={line} main={g === 0 && i === 0} lang={lang} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** A list of names with a quiet line under each: waiting for others, done this week. */
export const Lines = ({ lines }: { lines: { title: string; href?: string; under?: Child }[] }) => (
  <ul class="ct-plain ct-lines">
    {lines.map((line) => (
      <li>
        {line.href ? (
          <a class="ct-row-link" href={line.href}>
            {line.title}
          </a>
        ) : (
          line.title
        )}
        {line.under ? <p class="ct-small">{line.under}</p> : null}
      </li>
    ))}
  </ul>
)
