import { type Lang, named } from '#platform/lang.ts'
import { Fraction } from '#ui/figure.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag, TimeTag } from '#ui/tag.tsx'
import type { Followed } from '../../facts.ts'
import { texts } from '../../texts.ts'

type Task = Followed['tasks'][number]

const Lateness = ({ task, lang }: { task: Task; lang: Lang }) => {
  const t = texts[lang]
  if (task.days_late <= 0) return null
  if (task.state === 'completed') return <span class="ct-small">{t.lateDone(task.days_late)}</span>
  return (
    <TimeTag time={{ key: 'overdue', days: task.days_late }} lang={lang} text={t.lateDays(task.days_late)} />
  )
}

const Work = ({ tasks, lang }: { tasks: Task[]; lang: Lang }) => {
  if (tasks.length === 0) return <span class="ct-quiet">{texts[lang].noWork}</span>
  return (
    <ul class="ct-plain ct-lines">
      {tasks.map((task) => (
        <li class="ct-tags">
          {task.open ? (
            <a href={`/tasks/${task.id}`}>
              <Said text={named(lang, task.lead_name, task.lead_name_en)} />
            </a>
          ) : (
            <Said text={named(lang, task.lead_name, task.lead_name_en)} />
          )}
          <StateTag state={task.state} lang={lang} />
          <Lateness task={task} lang={lang} />
        </li>
      ))}
    </ul>
  )
}

/** Conclusions item by item: whose work each became, how it stands, how late it is. */
export const FollowedSheet = ({
  lang,
  title,
  about,
  items,
}: {
  lang: Lang
  title: string
  about?: { href: string; text: string } | undefined
  items: Followed[]
}) => {
  const t = texts[lang]
  const tasks = items.flatMap((item) => item.tasks).filter((task) => task.state !== 'recalled')
  return (
    <Sheet title={title} long>
      {about ? (
        <p>
          <a href={about.href}>
            <Said text={about.text} />
          </a>
        </p>
      ) : null}
      <Fraction
        done={tasks.filter((task) => task.state === 'completed').length}
        of={tasks.length}
        lang={lang}
        name={t.doneOf}
        small
      />
      <Table
        lang={lang}
        caption={title}
        rows={items}
        empty={<p class="ct-quiet">{t.noItems}</p>}
        columns={[
          {
            head: t.item,
            phone: 'wide',
            cell: (item) => (
              <>
                {item.position}. <Said text={item.text} />
              </>
            ),
          },
          { head: t.work, phone: 'wide', cell: (item) => <Work tasks={item.tasks} lang={lang} /> },
        ]}
      />
    </Sheet>
  )
}
