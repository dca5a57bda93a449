import type { Day } from '#platform/day.ts'
import { Alert } from '#ui/alert.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { type CalendarDay, runsOf } from '../rules/calendar.ts'
import { type Setting, standing } from '../rules/settings.ts'
import { texts } from '../texts.ts'
import type { Texts } from '../texts.vi.ts'

export type ShownSetting = Setting & { values: { from: Day; value: number }[] }

const nameOf = (key: string, t: Texts): string => {
  const names: Record<string, string> = t.settingNames
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key
}

/** A setting of 0 and 1 is a yes or a no. */
const isFlag = (s: Setting): boolean => s.least === 0 && s.most === 1

const shownValue = (s: Setting, value: number, frame: Frame): string => {
  const t = texts[frame.lang]
  if (isFlag(s)) return value === 1 ? t.yes : t.no
  return showNumber(value, frame.lang)
}

const Values = ({ settings, frame }: { settings: ShownSetting[]; frame: Frame }) => {
  const t = texts[frame.lang]
  const rows = settings.flatMap((s) => {
    const dated = s.values.map((v) => ({ s, value: v.value, from: v.from as Day | null }))
    return [...dated, { s, value: s.fallback, from: null }].map((row) => ({
      ...row,
      stands: standing(s.values, row.from, frame.today),
    }))
  })
  return (
    <Sheet title={t.settingsNow} flush>
      <Table
        lang={frame.lang}
        caption={t.settings}
        rows={rows}
        cards
        columns={[
          { head: t.setting, cell: (row) => nameOf(row.s.key, t), phone: 'wide' },
          { head: t.value, n: true, cell: (row) => shownValue(row.s, row.value, frame), phone: 'label' },
          {
            head: t.from,
            cell: (row) => (row.from ? showDate(row.from, frame.lang) : t.defaultValue),
            nowrap: true,
            phone: 'label',
          },
          {
            head: t.stands,
            cell: (row) => (row.stands === 'now' ? <b>{t.standing.now}</b> : t.standing[row.stands]),
            quiet: true,
            nowrap: true,
            phone: 'end',
          },
        ]}
      />
    </Sheet>
  )
}

const Change = ({ settings, state, t }: { settings: ShownSetting[]; state: FormState; t: Texts }) => (
  <Sheet title={t.changeSetting}>
    <Form state={state} action="/settings" submit={t.changeSetting}>
      <Field
        state={state}
        name="key"
        label={t.setting}
        type="select"
        options={settings.map((s) => ({
          value: s.key,
          label: isFlag(s) ? nameOf(s.key, t) : `${nameOf(s.key, t)} (${s.least}–${s.most})`,
        }))}
      />
      <FieldRow>
        <Field state={state} name="value" label={t.newValue} hint={t.newValueHint} type="number" />
        <Field state={state} name="from" label={t.from} type="date" />
      </FieldRow>
      <Field state={state} name="reason" label={t.reason} max={500} />
    </Form>
  </Sheet>
)

const Calendar = ({ days, frame }: { days: CalendarDay[]; frame: Frame }) => {
  const t = texts[frame.lang]
  return (
    <Sheet title={t.calendar} flush long aside={<span class="ct-quiet">{t.calendarWeek}</span>}>
      <Table
        lang={frame.lang}
        caption={t.calendar}
        rows={runsOf(days)}
        cards
        columns={[
          {
            head: t.day,
            cell: (d) =>
              d.last === d.day
                ? showDate(d.day, frame.lang)
                : `${showDate(d.day, frame.lang)} – ${showDate(d.last, frame.lang)}`,
            nowrap: true,
          },
          { head: t.dayKind, cell: (d) => t.dayKinds[d.kind], nowrap: true, phone: 'end' },
          { head: t.dayName, cell: (d) => <Said text={d.name} />, phone: 'wide' },
          {
            head: t.daySource,
            cell: (d) => (
              <>
                {d.set ? <b>{t.daySet}</b> : d.certain ? null : <b>{t.dayUncertain}</b>}{' '}
                <Said text={d.source} />
              </>
            ),
            quiet: true,
            phone: 'wide',
          },
        ]}
      />
    </Sheet>
  )
}

const ChangeDay = ({ state, t }: { state: FormState; t: Texts }) => (
  <Sheet title={t.changeDay}>
    <p class="ct-quiet">{t.changeDayHelp}</p>
    <Form state={state} action="/settings/days" submit={t.changeDaySend}>
      <Field state={state} name="day" label={t.day} type="date" />
      <Field
        state={state}
        name="kind"
        label={t.dayKind}
        type="radio"
        options={Object.entries(t.dayKinds).map(([value, label]) => ({ value, label }))}
      />
      <Field state={state} name="reason" label={t.reason} max={500} />
    </Form>
  </Sheet>
)

/** The dated settings and the calendar of working days, each with a form for the next change. */
export const SettingsPage = ({
  frame,
  settings,
  days,
  state,
  dayState,
  done,
}: {
  frame: Frame
  settings: ShownSetting[]
  days: CalendarDay[]
  state: FormState
  dayState: FormState
  done: boolean
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.settings}
      lede={t.settingsLede}
      notice={
        done ? (
          <Alert tone="success" live>
            {t.settingSaved}
          </Alert>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={8}>
          <Values settings={settings} frame={frame} />
          <Calendar days={days} frame={frame} />
        </Stack>
        <Stack span={4}>
          <Change settings={settings} state={state} t={t} />
          <ChangeDay state={dayState} t={t} />
          <p>
            <SheetLink href="/audit?verb=setting.">{t.settingsRecord}</SheetLink>
          </p>
        </Stack>
      </Grid>
    </Page>
  )
}
