import type { Child } from 'hono/jsx'
import { yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Files, RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { ActivityReading } from '../facts/reading.ts'
import type { Told } from '../rules/activity.ts'
import { texts } from '../texts.ts'
import { ActivityFields } from './activity-fields.tsx'
import { activitiesAt, address, channelOf, known, Span, unitOf } from './parts.tsx'

export type ActivityForms = {
  correction: FormState
  withdrawal: FormState
  file: FormState
  /** of each piece of evidence its own */
  fileWithdrawal: (fileId: number) => FormState
}

/** One activity: what is told of it, evidence, what it said before; forms for whoever records it. */
export const ActivityPage = ({
  frame,
  reading,
  forms,
  max,
}: {
  frame: Frame
  reading: ActivityReading
  forms: ActivityForms
  max: { files: number; bytes: number }
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { activity: a } = reading
  const year = yearOf(a.fromOn)
  return (
    <Page
      frame={frame}
      title={a.title}
      under={
        a.withdrawnOn ? (
          <p class="ct-tags">
            {t.withdrawnOn(showDate(a.withdrawnOn, lang))}: <Said text={a.withdrawnReason ?? ''} />
          </p>
        ) : undefined
      }
      crumbs={[
        { href: address('/communication', { of: year }), name: t.communication },
        { href: activitiesAt({ of: year }), name: t.activitiesOf(year) },
      ]}
    >
      <Grid>
        <Stack span={7}>
          <Sheet title={t.facts}>
            <Facts facts={factsOf(reading, lang)} />
          </Sheet>
          <Evidence reading={reading} forms={forms} max={max} />
          <Sheet title={t.history} flush>
            <RecordTable caption={t.history} lang={lang} entries={entriesOf(reading, lang)} />
          </Sheet>
        </Stack>
        {reading.choices ? (
          <Stack span={5}>
            <Correction reading={reading} choices={reading.choices} state={forms.correction} />
            <details class="ct-more" open={forms.withdrawal.errors !== undefined || undefined}>
              <summary>{t.withdraw}</summary>
              <ConfirmSheet
                state={forms.withdrawal}
                action={`/communication/activities/${a.id}/withdrawal`}
                title={t.withdraw}
                consequence={t.withdrawNote}
                submit={t.withdraw}
                cancel={`/communication/activities/${a.id}`}
              />
            </details>
          </Stack>
        ) : null}
      </Grid>
    </Page>
  )
}

const factsOf = ({ activity: a, task }: ActivityReading, lang: Lang): { name: string; value: Child }[] => {
  const t = texts[lang]
  return [
    {
      name: t.unit,
      value: (
        <a class="ds-link" href={`/communication/units/${a.unitId}?of=${yearOf(a.fromOn)}`}>
          {unitOf(a, lang)}
        </a>
      ),
    },
    { name: t.channel, value: channelOf({ nameVi: a.channelVi, nameEn: a.channelEn }, lang) },
    { name: t.days, value: <Span from={a.fromOn} to={a.toOn} lang={lang} /> },
    {
      name: t.items,
      value: `${showNumber(a.items, lang)} ${channelOf({ nameVi: a.countedVi, nameEn: a.countedEn }, lang)}`,
    },
    {
      name: t.reach,
      value: `${known(a.reach, lang)}${a.reachHow ? ` (${t.reachHows[a.reachHow]})` : ''}`,
    },
    { name: t.stateMoney, value: known(a.stateMoney, lang) },
    { name: t.otherMoney, value: known(a.otherMoney, lang) },
    ...(task
      ? [
          {
            name: t.task,
            value: (
              <a class="ds-link" href={`/tasks/${task.id}`} lang="vi">
                <Said text={`${task.code} · ${task.title}`} />
              </a>
            ),
          },
        ]
      : []),
    ...(a.link
      ? [
          {
            name: t.link,
            value: (
              <a class="ds-link" href={a.link} rel="nofollow noopener noreferrer">
                <Said text={a.link} />
              </a>
            ),
          },
        ]
      : []),
    ...(a.note ? [{ name: t.note, value: <Said text={a.note} lines /> }] : []),
  ]
}

const Evidence = ({
  reading: { activity: a, files, may },
  forms: { file: state, fileWithdrawal },
  max,
}: {
  reading: ActivityReading
  forms: ActivityForms
  max: { files: number; bytes: number }
}) => {
  const t = texts[state.lang]
  return (
    <Sheet title={t.evidence}>
      {files.length === 0 ? (
        <p class="ct-quiet">{t.noEvidence}</p>
      ) : (
        <Files
          files={files.map((file) => ({
            name: file.name,
            href: `/communication/activities/${a.id}/files/${file.id}`,
            ...(may && {
              act: <WithdrawFile activityId={a.id} file={file} state={fileWithdrawal(file.id)} />,
            }),
          }))}
        />
      )}
      {may && files.length < max.files ? (
        <Form
          state={state}
          action={`/communication/activities/${a.id}/files`}
          submit={t.addFile}
          kind="second"
          multipart
        >
          <Field
            state={state}
            name="file"
            type="file"
            label={t.file}
            hint={t.evidenceLede(max.files)}
            maxBytes={max.bytes}
          />
        </Form>
      ) : null}
    </Sheet>
  )
}

const WithdrawFile = ({
  activityId,
  file,
  state,
}: {
  activityId: number
  file: { id: number; name: string }
  state: FormState
}) => {
  const t = texts[state.lang]
  return (
    <details class="ct-fold-form" open={state.errors !== undefined || undefined}>
      <summary>
        {t.withdrawFile}
        <span class="ds-sr-only"> {file.name}</span>
      </summary>
      <p class="ct-small ct-quiet">{t.withdrawFileNote}</p>
      <Form
        state={state}
        action={`/communication/activities/${activityId}/files/${file.id}/withdrawal`}
        submit={t.withdrawFile}
        kind="second"
      >
        <Field state={state} name="reason" label={t.reason} max={500} />
      </Form>
    </details>
  )
}

const Correction = ({
  reading: { activity: a },
  choices,
  state,
}: {
  reading: ActivityReading
  choices: NonNullable<ActivityReading['choices']>
  state: FormState
}) => {
  const t = texts[state.lang]
  return (
    <details class="ct-more" open={state.errors !== undefined || undefined}>
      <summary>{t.correct}</summary>
      <Sheet title={t.correct}>
        <p class="ct-quiet">{t.correctLede}</p>
        <Form
          state={state}
          action={`/communication/activities/${a.id}/correction`}
          submit={t.correct}
          kind="second"
          version={a.version}
        >
          <ActivityFields state={state} choices={choices} />
          <Field state={state} name="reason" label={t.reason} max={500} />
        </Form>
      </Sheet>
    </details>
  )
}

const entriesOf = ({ activity: a, changes, channels }: ActivityReading, lang: Lang) => {
  const t = texts[lang]
  const names: Record<keyof Told, string> = {
    channelId: t.channel,
    title: t.name,
    fromOn: t.from,
    toOn: t.to,
    items: t.items,
    reach: t.reach,
    reachHow: t.reachHow,
    stateMoney: t.stateMoney,
    otherMoney: t.otherMoney,
    taskId: t.task,
    link: t.link,
    note: t.note,
  }
  const shown = (name: keyof Told, value: unknown): string => {
    if (value === null || value === undefined) return t.notKnown
    if (name === 'channelId') {
      const channel = channels.find((one) => one.id === value)
      return channel ? channelOf(channel, lang) : String(value)
    }
    if (name === 'reachHow') return t.reachHows[value as 'measured']
    if (name === 'fromOn' || name === 'toOn') return showDate(String(value), lang)
    return typeof value === 'number' && name !== 'taskId' ? showNumber(value, lang) : String(value)
  }
  return [
    ...changes.map((change) => ({
      when: showMoment(change.at, lang),
      what: (
        <>
          {change.before.file ? (
            <Said text={t.fileWithdrawn(change.before.file.name)} />
          ) : change.kind === 'withdrawn' ? (
            t.withdrawn
          ) : (
            t.corrected
          )}
          {change.after === null
            ? null
            : (Object.keys(change.after) as (keyof Told)[]).map((name) => (
                <p class="ct-small">
                  <Said
                    text={t.wasThen(
                      names[name],
                      shown(name, change.before[name]),
                      shown(name, change.after?.[name]),
                    )}
                  />
                </p>
              ))}
          <p class="ct-small">
            <Said text={t.because(change.reason)} />
          </p>
        </>
      ),
      who: change.personName ?? '',
      key: true,
    })),
    { when: showMoment(a.madeAt, lang), what: t.recorded, who: a.madeBy ?? '', unit: unitOf(a, lang) },
  ]
}
