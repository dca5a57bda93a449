import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { TimeStrip } from '#ui/chart.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showDayMonth, showDays, showMoment, showNumber, showSize } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { ProgressLines } from '#ui/progress.tsx'
import { Files, FiveClear } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { TaskReading } from '../facts/reading.ts'
import { type ActName, acts } from '../rules/acts.ts'
import { parties } from '../rules/lateness.ts'
import type { EvidenceLine } from '../store/page.ts'
import { texts } from '../texts.ts'
import { TaskRecord } from './record.tsx'
import { shownTimeliness, Time } from './time.tsx'

export type TaskForms = { note: FormState; evidence: FormState; contribution: FormState }
export type TaskProps = {
  frame: Frame
  reading: TaskReading
  forms: TaskForms
  next: ActName | undefined
  refused?: string
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
  return (
    <p class="ct-tags">
      <StateTag state={task.state} lang={lang} />{' '}
      <Time time={shownTimeliness(reading.timeliness)} lang={lang} />{' '}
      {task.objective ? <span class="ct-small">{t.objectiveMarked} · </span> : null}
      <span class="ct-quiet ct-small">
        {page.code} · <Said text={page.source.label} />, {t.item(page.source.path)}
      </span>
    </p>
  )
}

const Five = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const { page, task, papers, ledger } = reading
  const t = texts[lang].five
  const all = texts[lang]
  const notes = (...lines: (Child | null | false)[]): Child[] =>
    lines.filter((line) => line !== null && line !== false)
  const moved = task.firstDueOn !== task.dueOn
  return (
    <FiveClear
      label={t.label}
      things={[
        {
          name: t.who,
          value: (
            <a class="ct-row-link" href={`/units/${page.lead.id}`}>
              {page.lead.name}
            </a>
          ),
          notes: notes(
            page.lead.head && `${t.head}: ${page.lead.head}`,
            page.focal && `${t.focal}: ${page.focal.name}`,
            papers.coordinators.length > 0 &&
              `${t.coordinators}: ${t.units(showNumber(papers.coordinators.length, lang))}`,
          ),
        },
        { name: t.what, value: <Said text={page.body ?? page.title} lines /> },
        {
          name: t.when,
          value: (
            <>
              {moved && task.firstDueOn ? (
                <>
                  <s>{showDate(task.firstDueOn, lang)}</s>{' '}
                </>
              ) : null}
              <b>{task.dueOn ? showDate(task.dueOn, lang) : all.timeliness['no-deadline']}</b>
            </>
          ),
          notes: notes(
            page.deadline.text && <Said text={page.deadline.text} />,
            page.deadline.reading === 'strict' &&
              page.deadline.on &&
              t.strict(showDate(page.deadline.on, lang)),
            task.extensionsGranted > 0 &&
              t.extended(showNumber(task.extensionsGranted, lang), showNumber(reading.maxExtensions, lang)),
            task.completedOn && t.doneOn(showDate(task.completedOn, lang)),
            ledger.total > 0 && t.delay(showDays(ledger.total, lang)),
          ),
        },
        { name: t.result, value: <Said text={page.product} lines /> },
        {
          name: t.answerable,
          value: page.issuer ? `${t.givenBy}: ${page.issuer.title[lang]}` : t.givenByDocument,
          notes: notes(
            page.issuer?.name ?? null,
            page.documentNo && `${all.record.document} ${page.documentNo}`,
            page.supervisor && `${t.supervisor}: ${page.supervisor.name}`,
            page.parent && (
              <>
                {t.partOf}{' '}
                <a class="ct-n" href={`/tasks/${page.parent.id}`}>
                  {page.parent.code}
                </a>
              </>
            ),
          ),
        },
      ]}
    />
  )
}

const Strip = ({ frame, reading }: { frame: Frame; reading: TaskReading }) => {
  const { task, ledger } = reading
  const t = texts[frame.lang]
  if (!task.dueOn) return null
  const dues = [
    task.firstDueOn,
    ...reading.events
      .filter((e) => e.kind === 'extension-granted' || e.kind === 'reassigned')
      .map((e) => e.dueTo),
  ]
  return (
    <Sheet title={t.strip} gapped class="ct-strip" aside={ledger.total > 0 ? t.stripLate : undefined}>
      <TimeStrip
        lang={frame.lang}
        issuedOn={task.givenOn}
        dueOn={dues.filter((day) => day !== null)}
        askedFor={task.extension?.proposedOn ?? ledger.extensions.at(-1)?.proposedOn}
        finishedOn={task.completedOn ?? undefined}
        today={frame.today}
      />
    </Sheet>
  )
}

/** Who let the days pass: shown as soon as there is a delay on record, and for ever after. */
const Lateness = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
  const { ledger, names } = reading
  const t = texts[lang]
  if (ledger.total === 0) return null
  const facts = parties
    .filter((party) => ledger.days[party] > 0)
    .map((party) => ({ name: t.parties[party], value: showDays(ledger.days[party], lang) }))
  const held = ledger.stretches.filter((s) => s.days.unit > 0)
  return (
    <Sheet title={t.lateness} gapped aside={ledger.excluded ? t.excluded[ledger.excluded] : undefined}>
      <Facts facts={[...facts, { name: <b>{t.total}</b>, value: <b>{showDays(ledger.total, lang)}</b> }]} />
      {held.length > 1
        ? held.map((s) => (
            <p class="ct-small ct-quiet">
              {names.units.get(s.leadUnitId) ?? ''}: {showDays(s.days.unit, lang)}
              {s.wrongLead ? ` · ${t.wrongLead}` : ''}
            </p>
          ))
        : null}
    </Sheet>
  )
}

const Progress = ({ reading, lang }: { reading: TaskReading; lang: Lang }) => {
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

const evidenceNote = (e: EvidenceLine, lang: Lang): Child => {
  const t = texts[lang]
  const parts = [
    e.pageRef && `${t.page} ${e.pageRef}`,
    e.documentNo && `${t.record.document} ${e.documentNo}`,
    e.file && showSize(e.file.size, lang),
    e.file?.pages && t.pages(showNumber(e.file.pages, lang)),
    e.submission ? t.submission(e.submission) : t.notSubmitted,
    `${e.person}, ${showDayMonth(e.day, lang)}`,
    e.withdrawn && `${t.withdrawn}: ${e.withdrawn.reason ?? ''}`,
  ]
  return <Said text={parts.filter(Boolean).join(' · ')} />
}

const Papers = ({ reading, forms, lang }: { reading: TaskReading; forms: TaskForms; lang: Lang }) => {
  const t = texts[lang]
  const { page, papers, may } = reading
  const address = `/tasks/${page.id}/evidence`
  return (
    <Sheet
      title={t.evidence}
      span={6}
      aside={papers.evidence.length > 0 ? t.files(showNumber(papers.evidence.length, lang)) : undefined}
    >
      {papers.evidence.length > 0 ? (
        <Files
          files={papers.evidence.map((e) => ({
            name: e.title,
            href: e.file ? `${address}/${e.id}/file` : `#evidence-${e.id}`,
            note: evidenceNote(e, lang),
          }))}
        />
      ) : (
        <p class="ct-quiet">{t.noEvidence}</p>
      )}
      {may.evidence ? (
        <details class="ct-more">
          <summary>{t.addEvidence}</summary>
          <Form
            state={forms.evidence}
            action={address}
            submit={t.addEvidence}
            kind="second"
            multipart
            version={page.version}
          >
            <Field state={forms.evidence} name="title" label={t.fields.title} optional max={300} />
            <Field state={forms.evidence} name="documentNo" label={t.fields.documentNo} optional max={100} />
            <Field state={forms.evidence} name="pageRef" label={t.fields.pageRef} optional max={60} narrow />
            <Field state={forms.evidence} name="file" type="file" label={t.fields.file} optional />
          </Form>
        </details>
      ) : null}
      <Coordinators reading={reading} form={forms.contribution} lang={lang} />
    </Sheet>
  )
}

const Coordinators = ({ reading, form, lang }: { reading: TaskReading; form: FormState; lang: Lang }) => {
  const t = texts[lang]
  const { coordinators } = reading.papers
  if (coordinators.length === 0) return null
  const done = coordinators.filter((c) => c.doneOn).length
  const shown = coordinators.slice(0, 12)
  const mine = coordinators.filter((c) => reading.may.tellPart.includes(c.unitId))
  return (
    <>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {t.coordinators}
      </h3>
      <Facts
        facts={[
          ...shown.map((c) => ({
            name: c.name,
            value: c.doneOn ? (
              <StateTag state="completed" lang={lang} text={showDayMonth(c.doneOn, lang)} />
            ) : (
              <StateTag state="accepted" lang={lang} text={t.partOpen} />
            ),
          })),
          ...(coordinators.length > shown.length
            ? [{ name: t.others(showNumber(coordinators.length - shown.length, lang)), value: '' }]
            : []),
          {
            name: t.contributed,
            value: `${showNumber(done, lang)}/${showNumber(coordinators.length, lang)}`,
          },
        ]}
      />
      {mine.map((c) => (
        <Form
          state={form}
          action={`/tasks/${reading.page.id}/contribution`}
          submit={c.doneOn ? t.partUndo : t.partDone}
          kind="second"
        >
          <Hidden name="unitId" value={c.unitId} />
          {c.doneOn ? null : <Hidden name="done" value="1" />}
          <Field state={form} name="note" label={`${c.name}: ${t.fields.note}`} optional max={2000} />
        </Form>
      ))}
    </>
  )
}

const Notes = ({ reading, form, lang }: { reading: TaskReading; form: FormState; lang: Lang }) => {
  const t = texts[lang]
  const { notes } = reading.papers
  if (notes.length === 0 && !reading.may.note) return null
  return (
    <Sheet title={t.notes} gapped>
      {notes.length > 0 ? (
        <ul class="ct-plain ct-lines">
          {notes.map((note) => (
            <li>
              <Said text={note.text} lines />
              <p class="ct-small ct-quiet">
                {note.person}
                {note.title ? `, ${note.title[lang]}` : ''} · {showMoment(new Date(note.at), lang)}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p class="ct-quiet">{t.noNotes}</p>
      )}
      {reading.may.note ? (
        <Form state={form} action={`/tasks/${reading.page.id}/notes`} submit={t.addNote} kind="second">
          <Field state={form} name="text" type="textarea" rows={2} label={t.note} max={5000} />
        </Form>
      ) : null}
    </Sheet>
  )
}

/** So many acts stand in the page's head; more stand in a line of their own. */
const few = 2

/** One task: the five clear things, then progress and evidence, then the record. */
export const TaskView = ({ frame, reading, forms, next, refused }: TaskProps) => {
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
      notice={
        refused ? (
          <Alert tone="danger" live>
            {refused}
          </Alert>
        ) : undefined
      }
      acts={
        others.length <= few ? (
          <>
            {others.map((name) => (
              <Act name={name} reading={reading} lang={lang} kind="quiet" />
            ))}
          </>
        ) : undefined
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
      <Strip frame={frame} reading={reading} />
      <Lateness reading={reading} lang={lang} />
      <Grid gapped>
        <Progress reading={reading} lang={lang} />
        <Papers reading={reading} forms={forms} lang={lang} />
      </Grid>
      <Notes reading={reading} form={forms.note} lang={lang} />
      <Sheet
        title={t.recordTitle}
        flush
        long
        gapped
        aside={t.recordAside(showNumber(reading.events.length, lang))}
      >
        <TaskRecord reading={reading} lang={lang} />
      </Sheet>
    </Page>
  )
}
