import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import type { FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { TaskReading } from '../facts/reading.ts'
import { type ActName, acts } from '../rules/acts.ts'
import { texts } from '../texts.ts'
import { recordLength, TaskRecord } from './record.tsx'
import { Coordinators } from './task/coordinators.tsx'
import { delayWords, Lateness, Strip } from './task/delay.tsx'
import { Five } from './task/five.tsx'
import { Notes } from './task/notes.tsx'
import { Papers } from './task/papers.tsx'
import { Progress } from './task/progress.tsx'
import { shownTimeliness, Time } from './time.tsx'

/** The forms of the page, each with what was typed when it was refused. */
export type TaskForms = Record<'note' | 'evidence' | 'withdrawal' | 'contribution', FormState>
export type TaskProps = {
  frame: Frame
  reading: TaskReading
  forms: TaskForms
  next: ActName | undefined
  /** the reader, who need not be mentioned to themselves */
  reader: string | null
  /** acts that are the reader's but closed now, with the reason in words */
  closed: { name: ActName; why: string }[]
}

/** Acts that need no field are a button of their own; the others have a page that asks. */
const plain = new Set<ActName>(['accept'])

const Act = ({
  name,
  reading,
  lang,
  kind,
}: {
  name: ActName
  reading: TaskReading
  lang: Lang
  kind: 'main' | 'second' | 'quiet'
}) => {
  const t = texts[lang]
  const address = `/tasks/${reading.page.id}/${acts[name].noun}`
  return plain.has(name) ? (
    <ActButton action={address} fields={{ version: reading.page.version }} kind={kind}>
      {t.acts[name]}
    </ActButton>
  ) : (
    <LinkButton href={address} kind={kind}>
      {t.acts[name]}
    </LinkButton>
  )
}

const Tags = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const { page, task } = reading
  const t = texts[lang]
  const delay = delayWords(reading, lang)
  return (
    <>
      <p class="ct-tags">
        <StateTag state={task.state} lang={lang} />{' '}
        <Time time={shownTimeliness(reading.timeliness)} lang={lang} />{' '}
        {task.objective ? <span class="ct-small">{t.objectiveMarked} · </span> : null}
        <span class="ct-quiet ct-small">
          {page.code} · <Said text={page.source.label} />, {t.item(page.source.path)}
        </span>
      </p>
      {delay ? <p class="ct-small">{delay}.</p> : null}
    </>
  )
}

/** So many acts stand in the page's head; more stand in a line of their own. */
const few = 2

/** One task: the five clear things, then progress and evidence, then the record. */
export const TaskView = ({ frame, reading, forms, next, reader, closed }: TaskProps) => {
  const { lang } = frame
  const t = texts[lang]
  const { page, acts: open } = reading
  const others = open.filter((name) => name !== next)
  return (
    <Page
      frame={frame}
      title={page.title}
      crumbs={[
        { href: '/tasks', name: t.tasks },
        { href: `/tasks?source=${page.source.kind}&sourceId=${page.source.id}`, name: page.source.label },
        { href: `/tasks/${page.id}`, name: page.code },
      ]}
      under={<Tags reading={reading} lang={lang} />}
      acts={
        others.length <= few
          ? others.map((name) => <Act name={name} reading={reading} lang={lang} kind="quiet" />)
          : undefined
      }
      act={next ? <Act name={next} reading={reading} lang={lang} kind="main" /> : undefined}
    >
      <Five reading={reading} lang={lang} />
      {others.length > few ? (
        <nav class="ct-acts ct-gapped" aria-label={t.otherActs}>
          {others.map((name) => (
            <Act name={name} reading={reading} lang={lang} kind="quiet" />
          ))}
        </nav>
      ) : null}
      {closed.map(({ name, why }) => (
        <p class="ct-small ct-quiet">{t.closed(t.acts[name], why)}</p>
      ))}
      <Strip frame={frame} reading={reading} />
      <Lateness reading={reading} lang={lang} />
      <Grid gapped>
        <Progress reading={reading} lang={lang} />
        <Papers reading={reading} forms={forms} lang={lang}>
          <Coordinators reading={reading} form={forms.contribution} lang={lang} />
        </Papers>
      </Grid>
      <Notes reading={reading} form={forms.note} reader={reader} lang={lang} />
      <Sheet
        title={t.recordTitle}
        flush
        long
        gapped
        aside={t.recordAside(showNumber(recordLength(reading), lang))}
      >
        <TaskRecord reading={reading} lang={lang} />
      </Sheet>
    </Page>
  )
}
