import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { AssignmentRow, CommitteeReading, Seat } from '../facts.ts'
import { isAssigned, isMember, seatRoles } from '../rules.ts'
import { type Texts, texts } from '../texts.ts'
import { nameOf, unitOptions } from './list.tsx'

export type CommitteeForms = { duty: FormState; seat: FormState }

export const postOf = (seat: { postVi: string; postEn: string | null }, lang: Lang): string =>
  lang === 'en' ? (seat.postEn ?? seat.postVi) : seat.postVi

/** What an assignment is about, in words. */
export const targetOf = (one: AssignmentRow, lang: Lang): string => {
  const name = lang === 'en' ? one.nameEn : one.name
  return one.kind === 'pilot' && one.year !== null ? texts[lang].pilotOf(name, one.year) : name
}

const AnswersFor = ({ seat, lang }: { seat: Seat; lang: Lang }) => {
  const t = texts[lang]
  if (seat.assignments.length === 0)
    return (
      <span class="ct-quiet">
        {isAssigned(seat.role) ? t.noWork : isMember(seat.role) ? t.byCommittee : ''}
      </span>
    )
  return <Said text={seat.assignments.map((one) => targetOf(one, lang)).join(' · ')} />
}

/** The name of who sits here, and a word when that is not the whole story. */
export const Holder = ({ seat, lang }: { seat: Seat; lang: Lang }) => {
  const t = texts[lang]
  return (
    <>
      {seat.holding ? <Said text={seat.holding.name} /> : null}
      {seat.state === 'held' ? null : (
        <p class="ct-small">
          <b>{t.states[seat.state]}</b>
        </p>
      )}
    </>
  )
}

const columns = (lang: Lang): Column<Seat>[] => {
  const t = texts[lang]
  return [
    {
      head: t.post,
      phone: 'wide',
      cell: (seat) => (
        <>
          <a class="ct-row-link" href={`/committee/seats/${seat.id}`}>
            <Said text={postOf(seat, lang)} />
          </a>
          <p class="ct-small ct-quiet">{t.roles[seat.role]}</p>
        </>
      ),
    },
    { head: t.holder, phone: 'label', cell: (seat) => <Holder seat={seat} lang={lang} /> },
    { head: t.answersFor, phone: 'label', cell: (seat) => <AnswersFor seat={seat} lang={lang} /> },
  ]
}

const Seats = ({ seats, lang }: { seats: Seat[]; lang: Lang }) => {
  const t = texts[lang]
  const groups = [
    { title: t.committeePart, rows: seats.filter((seat) => isMember(seat.role)) },
    { title: t.teamPart, rows: seats.filter((seat) => !isMember(seat.role)) },
  ].filter((group) => group.rows.length > 0)
  return (
    <Sheet title={t.seats} flush long>
      <Table
        lang={lang}
        caption={t.seats}
        groups={groups}
        columns={columns(lang)}
        empty={<p class="ct-quiet">{t.noSeats}</p>}
      />
    </Sheet>
  )
}

const SeatLinks = ({ ids, seats, lang }: { ids: number[]; seats: Seat[]; lang: Lang }) => (
  <ul>
    {seats
      .filter((seat) => ids.includes(seat.id))
      .map((seat) => (
        <li>
          <a href={`/committee/seats/${seat.id}`}>
            <Said text={postOf(seat, lang)} />
          </a>
        </li>
      ))}
  </ul>
)

/** What the committee lacks, each with the page at which it is mended. */
const Checks = ({ reading, lang }: { reading: CommitteeReading; lang: Lang }) => {
  const t = texts[lang]
  const { units, idle, changed, vacant } = reading.lacking
  const about = (title: string, ids: number[]) =>
    ids.length === 0 ? null : (
      <>
        <p>
          <b>{title}</b>
        </p>
        <SeatLinks ids={ids} seats={reading.seats} lang={lang} />
      </>
    )
  return (
    <Sheet title={t.checks}>
      {units.length + idle.length + changed.length + vacant.length === 0 ? <p>{t.allGood}</p> : null}
      {about(t.seatsChanged(changed.length), changed)}
      {units.length === 0 ? null : (
        <details class="ct-more" open={units.length <= 8 || undefined}>
          <summary>{t.unitsLacking(units.length)}</summary>
          <ul>
            {units.map((unit) => (
              <li>
                <a href={`/units/${unit.id}`}>
                  <Said text={named(lang, unit.name, unit.nameEn)} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {about(t.seatsIdle(idle.length), idle)}
      {about(t.seatsVacant(vacant.length), vacant)}
    </Sheet>
  )
}

const WorkPlan = ({ reading, year, lang }: { reading: CommitteeReading; year: number; lang: Lang }) => {
  const t = texts[lang]
  const count = (kind: string) => reading.programme?.groups.filter((group) => group.kind === kind).length ?? 0
  const [tasks, solutions] = [count('task-group'), count('solution-group')]
  return (
    <Sheet
      title={t.workPlan(year)}
      aside={<SheetLink href={`/programmes/${year}`}>{t.openProgramme}</SheetLink>}
    >
      <p>
        {tasks + solutions === 0 ? (
          <span class="ct-quiet">{t.noGroups}</span>
        ) : (
          `${tasks} ${t.taskGroups}, ${solutions} ${t.solutionGroups}`
        )}
      </p>
      <p>
        <a href={`/plans?year=${year}`}>{t.openPlan}</a>
      </p>
      {reading.programme && reading.programme.pilots.length > 0 ? (
        <p class="ct-small">
          {t.pilots}: <Said text={reading.programme.pilots.map((pilot) => pilot.name).join(', ')} />
        </p>
      ) : null}
    </Sheet>
  )
}

const Duties = ({ reading, state, lang }: { reading: CommitteeReading; state: FormState; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet title={t.duties}>
      {reading.duties.length === 0 ? <p class="ct-quiet">{t.noDuties}</p> : null}
      <ul>
        {reading.duties.map((duty) => (
          <li>
            <Said text={lang === 'en' ? (duty.textEn ?? duty.textVi) : duty.textVi} />
            <span class="ct-small ct-quiet">
              {' '}
              (<Said text={duty.decisionNo} />, {t.since(showDate(duty.from, lang))})
            </span>
          </li>
        ))}
      </ul>
      {reading.may ? (
        <details class="ct-more" open={state.errors !== undefined || undefined}>
          <summary>{t.dutyAdd}</summary>
          <Form
            state={state}
            action={`/committee/${reading.committee.id}/duties`}
            submit={t.dutyAdd}
            kind="second"
          >
            <Field state={state} name="textVi" label={t.dutyText} max={500} />
            <Field state={state} name="textEn" label={t.dutyTextEn} max={500} optional />
            <FieldRow>
              <Field state={state} name="from" type="date" label={t.from} />
              <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
            </FieldRow>
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const SeatForm = ({ reading, state, t }: { reading: CommitteeReading; state: FormState; t: Texts }) => {
  const none = { value: '', label: t.noUnit }
  const { units, offices } = reading.choices
  return (
    <Sheet gapped>
      <details class="ct-more" open={state.errors !== undefined || undefined}>
        <summary>{t.seatAdd}</summary>
        <Form
          state={state}
          action={`/committee/${reading.committee.id}/seats`}
          submit={t.seatAdd}
          kind="second"
        >
          <Field
            state={state}
            name="role"
            type="select"
            label={t.role}
            options={seatRoles.map((role) => ({ value: role, label: t.roles[role] }))}
          />
          <Field state={state} name="postVi" label={t.post} max={300} />
          <Field state={state} name="postEn" label={t.postEn} max={300} optional />
          <FieldRow>
            <Field
              state={state}
              name="ofUnitId"
              type="select"
              label={t.ofUnit}
              hint={t.seatAddHint}
              options={[none, ...unitOptions(units, state.lang)]}
              optional
            />
            <Field
              state={state}
              name="ofOffice"
              type="select"
              label={t.ofOffice}
              options={[
                none,
                ...offices.map((office) => ({
                  value: office.code,
                  label: state.lang === 'en' ? office.nameEn : office.nameVi,
                })),
              ]}
              optional
            />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="from" type="date" label={t.from} />
            <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
          </FieldRow>
        </Form>
      </details>
    </Sheet>
  )
}

/** One committee: who sits where and answers for what, what is lacking, and the forms for whoever shapes it. */
export const CommitteePage = ({
  frame,
  reading,
  year,
  forms,
}: {
  frame: Frame
  reading: CommitteeReading
  year: number
  forms: CommitteeForms
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { committee, lacking } = reading
  return (
    <Page
      frame={frame}
      title={nameOf(committee, lang)}
      lede={
        <>
          <Said text={committee.decisionNo} />, {showDate(committee.decidedOn, lang)}
          {committee.standingUnitName ? (
            <>
              . {t.standing}: <Said text={committee.standingUnitName} />
            </>
          ) : null}
        </>
      }
      crumbs={[{ href: '/committee', name: t.committees }]}
      notice={
        reading.may && lacking.changed.length > 0 ? (
          <Alert tone="warning">{t.seatsChanged(lacking.changed.length)}</Alert>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={8}>
          <Seats seats={reading.seats} lang={lang} />
          {reading.may ? <SeatForm reading={reading} state={forms.seat} t={t} /> : null}
        </Stack>
        <Stack span={4}>
          <Checks reading={reading} lang={lang} />
          {committee.provincial ? <WorkPlan reading={reading} year={year} lang={lang} /> : null}
          <Duties reading={reading} state={forms.duty} lang={lang} />
        </Stack>
      </Grid>
      {committee.source ? (
        <p class="ct-small ct-quiet">
          {t.source}: <Said text={committee.source} />
        </p>
      ) : null}
    </Page>
  )
}
