import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { showDate, showDayMonth, showNumber } from '#ui/format.ts'
import { ProgressLines } from '#ui/progress.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'

/** What was told of the progress, and the parts given to units below. */
export const Progress = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const t = texts[lang]
  const lines = reading.events.filter((e) => e.kind === 'progressed').reverse()
  const { task, page, papers } = reading
  return (
    <Sheet
      title={t.progress}
      span={6}
      aside={
        task.progress
          ? `${showNumber(task.progress.done, lang)}/${showNumber(task.progress.total, lang)}`
          : undefined
      }
    >
      {lines.length > 0 ? (
        <ProgressLines
          lang={lang}
          lines={lines.map((e) => ({
            day: showDayMonth(e.onDay, lang),
            done: e.facts.done ?? 0,
            of: e.facts.total ?? 0,
            note: e.reason ? <Said text={e.reason} /> : undefined,
          }))}
        />
      ) : (
        <p class="ct-quiet">{t.noProgress}</p>
      )}
      {papers.children.length > 0 ? (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {t.parts}
          </h3>
          <ul class="ct-plain ct-lines">
            {papers.children.map((part) => (
              <li>
                <a class="ct-row-link" href={`/tasks/${part.id}`}>
                  <Said text={`${part.code} ${part.title}`} />
                </a>
                <p class="ct-small">
                  {part.lead} · <StateTag state={part.state} lang={lang} />
                  {part.dueOn ? ` · ${showDate(part.dueOn, lang)}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {reading.may.part ? (
        <p class="ct-acts">
          <LinkButton href={`/tasks/${page.id}/parts/new`} kind="quiet" icon="plus">
            {t.givePart}
          </LinkButton>
        </p>
      ) : null}
    </Sheet>
  )
}
