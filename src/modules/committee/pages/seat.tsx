import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { AssignmentRow, SeatReading } from '../facts.ts'
import { isMember } from '../rules.ts'
import { type Texts, texts } from '../texts.ts'
import { postOf, targetOf } from './committee.tsx'
import { nameOf } from './list.tsx'

export type SeatForms = {
  succession: FormState
  holder: FormState
  assignment: FormState
  ending: FormState
  end: FormState
  /** which assignment's form was refused */
  endingOf: number | undefined
}
type Props = { reading: SeatReading; forms: SeatForms; lang: Lang; today: string }

const term = (from: string, to: string | null, lang: Lang): string => {
  const t = texts[lang]
  const since = t.since(showDate(from, lang))
  return to === null ? since : `${since} ${t.until(showDate(to, lang))}`
}

const Dated = ({ state, today, t }: { state: FormState; today: string; t: Texts }) => (
  <FieldRow>
    <Field state={state} name="from" type="date" label={t.from} value={today} />
    <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
  </FieldRow>
)

/** The seat of an office: one step when another person holds it. */
const Passing = ({ reading: { seat }, forms, lang, today }: Props) => {
  const t = texts[lang]
  const next = seat.exOfficio
  if (!next || next.personId === seat.holding?.personId) return null
  const act = seat.holding ? t.passOnTo(next.name) : t.takeFirst(next.name)
  return (
    <Sheet title={act}>
      {seat.holding ? (
        <p>
          <Said text={t.changedText(postOf(seat, lang), next.name, seat.holding.name)} />
        </p>
      ) : null}
      <Form
        state={forms.succession}
        action={`/committee/seats/${seat.id}/succession`}
        submit={seat.holding ? t.passOn : act}
      >
        <Dated state={forms.succession} today={today} t={t} />
      </Form>
    </Sheet>
  )
}

const Seating = ({ reading: { seat }, forms, lang, today }: Props) => {
  const t = texts[lang]
  if (seat.exOfficio || seat.state === 'ended') return null
  const state = forms.holder
  return (
    <Sheet>
      <details class="ct-more" open={state.errors !== undefined || seat.state !== 'held' || undefined}>
        <summary>{t.seatSomebody}</summary>
        <Form
          state={state}
          action={`/committee/seats/${seat.id}/holder`}
          submit={t.seatSomebody}
          kind="second"
        >
          <Field state={state} name="username" label={t.username} hint={t.usernameHint} max={60} optional />
          <Field state={state} name="name" label={t.holderName} hint={t.holderNameHint} max={200} optional />
          <Dated state={state} today={today} t={t} />
        </Form>
      </details>
    </Sheet>
  )
}

const EndForm = ({ one, props }: { one: AssignmentRow; props: Props }) => {
  const { reading, forms, lang, today } = props
  const t = texts[lang]
  const refused = forms.endingOf === one.id
  const state: FormState = refused ? forms.ending : { lang, id: `ending-${one.id}` }
  return (
    <details class="ct-more" open={refused || undefined}>
      <summary>{t.end}</summary>
      <Form
        state={state}
        action={`/committee/seats/${reading.seat.id}/assignments/${one.id}/ending`}
        submit={t.end}
        kind="second"
      >
        <Field state={state} name="lastDay" type="date" label={t.lastDay} value={today} />
        <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
      </Form>
    </details>
  )
}

const Assignments = (props: Props) => {
  const { reading, lang } = props
  const t = texts[lang]
  const rows = reading.seat.assignments
  return (
    <Sheet title={t.assignments} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p class="ct-quiet">{t.noAssignments}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.assignments}
          rows={rows}
          columns={[
            {
              head: t.target,
              phone: 'wide',
              cell: (one) =>
                one.kind === 'area' ? (
                  <a class="ct-row-link" href={`/tasks?area=${one.targetId}`}>
                    <Said text={targetOf(one, lang)} />
                  </a>
                ) : (
                  <a class="ct-row-link" href={`/units/${one.targetId}`}>
                    <Said text={targetOf(one, lang)} />
                  </a>
                ),
            },
            { head: t.kind, phone: 'label', cell: (one) => t.kinds[one.kind] },
            { head: t.term, phone: 'label', cell: (one) => term(one.from, one.to, lang) },
            {
              head: t.decisionNo,
              phone: 'label',
              quiet: true,
              cell: (one) => <Said text={one.decisionNo ?? ''} />,
            },
            ...(reading.may
              ? [{ head: '', cell: (one: AssignmentRow) => <EndForm one={one} props={props} /> }]
              : []),
          ]}
        />
      )}
    </Sheet>
  )
}

const targets = ({ targets: { areas, units, pilots, year } }: SeatReading, lang: Lang) => {
  const t = texts[lang]
  return [
    {
      label: t.kinds.area,
      options: areas.map((area) => ({
        value: `area:${area.id}`,
        label: lang === 'en' ? area.name_en : area.name_vi,
      })),
    },
    {
      label: t.kinds.pilot,
      options: pilots.map((pilot) => ({
        value: `pilot:${pilot.unit_id}:${year}`,
        label: t.pilotOf(pilot.name, year),
      })),
    },
    {
      label: t.kinds.unit,
      options: units.map((unit) => ({
        value: `unit:${unit.id}`,
        label: named(lang, unit.name, unit.nameEn),
      })),
    },
  ].filter((group) => group.options.length > 0)
}

const Assigning = ({ reading, forms, lang, today }: Props) => {
  const t = texts[lang]
  const state = forms.assignment
  if (!isMember(reading.seat.role) || reading.seat.state === 'ended') return null
  return (
    <Sheet>
      <details class="ct-more" open={state.errors !== undefined || undefined}>
        <summary>{t.assign}</summary>
        <Form
          state={state}
          action={`/committee/seats/${reading.seat.id}/assignments`}
          submit={t.assign}
          kind="second"
        >
          <Field
            state={state}
            name="target"
            type="select"
            label={t.target}
            options={targets(reading, lang)}
          />
          <Dated state={state} today={today} t={t} />
          <Field state={state} name="to" type="date" label={t.to} hint={t.toHint} optional />
        </Form>
      </details>
    </Sheet>
  )
}

const Ending = ({ reading: { seat }, forms, lang, today }: Props) => {
  const t = texts[lang]
  if (seat.to !== null) return null
  return (
    <Sheet>
      <details class="ct-more" open={forms.end.errors !== undefined || undefined}>
        <summary>{t.endSeat}</summary>
        <Form
          state={forms.end}
          action={`/committee/seats/${seat.id}/ending`}
          submit={t.endSeat}
          kind="danger-second"
        >
          <Field state={forms.end} name="lastDay" type="date" label={t.lastDay} value={today} />
          <Field state={forms.end} name="decisionNo" label={t.decisionNo} max={200} />
        </Form>
      </details>
    </Sheet>
  )
}

const History = ({ reading, lang }: Props) => {
  const t = texts[lang]
  return (
    <Sheet title={t.history} flush={reading.holdings.length > 0}>
      {reading.holdings.length === 0 ? (
        <p class="ct-quiet">{t.noHolder}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.history}
          rows={reading.holdings}
          columns={[
            {
              head: t.holder,
              phone: 'wide',
              cell: (one) => (
                <>
                  <Said text={one.name} />
                  {one.personId === null ? <span class="ct-small ct-quiet"> ({t.byName})</span> : null}
                </>
              ),
            },
            { head: t.term, phone: 'label', cell: (one) => term(one.from, one.to, lang) },
            {
              head: t.decisionNo,
              phone: 'label',
              quiet: true,
              cell: (one) => <Said text={one.decisionNo ?? ''} />,
            },
          ]}
        />
      )}
    </Sheet>
  )
}

/** One seat: who sits here and sat here, what it answers for; forms for whoever shapes the committee. */
export const SeatPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: SeatReading
  forms: SeatForms
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { seat, committee, may } = reading
  const props = { reading, forms, lang, today: frame.today }
  const silent = seat.holding?.personId === null && seat.assignments.length > 0
  return (
    <Page
      frame={frame}
      title={postOf(seat, lang)}
      crumbs={[
        { href: '/committee', name: t.committees },
        { href: `/committee/${committee.id}`, name: nameOf(committee, lang) },
      ]}
      acts={
        reading.follows ? (
          <LinkButton href={`/seats/${seat.id}/sheet`} kind="second">
            {t.sheet}
          </LinkButton>
        ) : undefined
      }
      notice={may && seat.state === 'changed' ? <Alert tone="warning">{t.changedTitle}</Alert> : undefined}
    >
      <Grid>
        <Stack span={8}>
          {may ? <Passing {...props} /> : null}
          {silent ? <Alert tone="info">{t.noReach}</Alert> : null}
          <Assignments {...props} />
          {may ? <Assigning {...props} /> : null}
          <History {...props} />
          {may ? <Seating {...props} /> : null}
          {may ? <Ending {...props} /> : null}
        </Stack>
        <Stack span={4}>
          <Sheet title={t.seat}>
            <Facts
              facts={[
                { name: t.role, value: t.roles[seat.role] },
                { name: t.holder, value: <Said text={seat.holding?.name ?? '–'} /> },
                { name: t.state, value: t.states[seat.state] },
                {
                  name: t.ofOffice,
                  value: (
                    <Said
                      text={
                        seat.unitName ? t.exOfficio(named(lang, seat.unitName, seat.unitNameEn)) : t.outside
                      }
                    />
                  ),
                },
                { name: t.decisionNo, value: <Said text={seat.decisionNo} /> },
                { name: t.term, value: term(seat.from, seat.to, lang) },
              ]}
            />
          </Sheet>
        </Stack>
      </Grid>
    </Page>
  )
}
