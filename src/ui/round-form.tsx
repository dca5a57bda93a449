import type { Child } from 'hono/jsx'
import { Field, FieldRow, type FormState, type Option } from './form.tsx'

type RoundHead = { title: string; year: number; state: string }

/** What a round is called and its year, which stays once it is open; what else it is of stands beside the year. */
export const RoundHeadFields = ({
  state,
  words,
  round,
  year,
  children,
}: {
  state: FormState
  words: { title: string; year: string }
  round: RoundHead | undefined
  /** of a new round */
  year: number
  children: Child
}) => (
  <>
    <Field state={state} name="title" label={words.title} max={300} value={round?.title ?? null} />
    <FieldRow>
      <Field
        state={state}
        name="year"
        type="number"
        label={words.year}
        value={round?.year ?? year}
        narrow
        readonly={round?.state === 'open'}
      />
      {children}
    </FieldRow>
  </>
)

type Days = { name: string; label: string; value: string | null; readonly?: boolean; optional?: boolean }[]

/** The days of a round under their heading, in their order. */
export const DayFields = ({
  state,
  title,
  hint,
  days,
}: {
  state: FormState
  title: string
  hint: string
  days: Days
}) => (
  <>
    <h2 class="ds-heading ct-sub" data-size="2xs">
      {title}
    </h2>
    <p class="ct-small ct-quiet">{hint}</p>
    <FieldRow>
      {days.map((day) => (
        <Field {...day} state={state} type="date" narrow />
      ))}
    </FieldRow>
  </>
)

type DecisionWords = { decisionNo: string; decidedOn: string }

/** The number and the day of a decision, for a row of fields. */
export const DecisionFields = ({
  state,
  words,
  value,
  optional,
}: {
  state: FormState
  words: DecisionWords
  value?: { no: string | null; on: string | null }
  optional?: boolean
}) => (
  <>
    <Field
      state={state}
      name="decisionNo"
      label={words.decisionNo}
      max={100}
      value={value?.no}
      narrow
      optional={optional}
    />
    <Field
      state={state}
      name="decidedOn"
      type="date"
      label={words.decidedOn}
      value={value?.on}
      narrow
      optional={optional}
    />
  </>
)

type CouncilWords = DecisionWords & { councilHead: string; councilMembers: string; choosePerson: string }

/** A council by its decision: its head and its members, named by person; `alone` where a head may sit alone. */
export const CouncilFields = ({
  state,
  words,
  people,
  decision,
  seated = [],
  alone,
}: {
  state: FormState
  words: CouncilWords
  people: Option[]
  decision?: { no: string | null; on: string | null }
  seated?: readonly { seat: 'head' | 'member'; personId: string }[]
  alone?: boolean
}) => (
  <>
    <FieldRow>
      <DecisionFields state={state} words={words} value={decision} />
      <Field
        state={state}
        name="headId"
        type="select"
        label={words.councilHead}
        options={people}
        placeholder={words.choosePerson}
        value={seated.find((one) => one.seat === 'head')?.personId}
      />
    </FieldRow>
    <Field
      state={state}
      name="memberIds"
      type="checkboxes"
      label={words.councilMembers}
      options={people}
      value={seated.filter((one) => one.seat === 'member').map((one) => one.personId)}
      filter
      optional={alone}
    />
  </>
)
