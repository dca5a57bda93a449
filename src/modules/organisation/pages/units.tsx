import type { Day } from '#platform/day.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { type Pager, Table } from '#ui/table.tsx'
import type { UnitCard, UnitLine } from '../store.ts'
import { texts } from '../texts.ts'

/** A unit's name that leads to its page; nothing where there is no unit. */
const UnitLink = ({ id, name }: { id: number | null; name: string | null }) =>
  id === null ? null : (
    <a class="ct-row-link" href={`/units/${id}`}>
      <Said text={name ?? ''} />
    </a>
  )

export type Kind = { code: string; name: string }
export const UnitsPage = ({
  frame,
  units,
  kinds,
  filter,
  day,
  mayManage,
  pager,
}: {
  frame: Frame
  units: UnitLine[]
  kinds: Kind[]
  filter: { q?: string; kind?: string }
  day: Day
  mayManage: boolean
  pager?: Pager
}) => {
  const t = texts[frame.lang]
  const kindName = new Map(kinds.map((kind) => [kind.code, kind.name]))
  const total = units[0]?.total ?? 0
  const state: FormState = {
    lang: frame.lang,
    values: { q: filter.q ?? '', kind: filter.kind ?? '', on: day },
  }
  return (
    <Page
      frame={frame}
      title={t.units}
      lede={t.lede(showNumber(total, frame.lang), showDate(day, frame.lang))}
      act={
        mayManage ? (
          <LinkButton href="/units/import" kind="main" icon="plus">
            {t.importUnits}
          </LinkButton>
        ) : undefined
      }
    >
      <Form state={state} action="/units" method="get" submit={t.show}>
        <FieldRow>
          <Field state={state} name="q" label={t.search} type="search" optional />
          <Field
            state={state}
            name="kind"
            label={t.kind}
            type="select"
            optional
            options={[
              { value: '', label: t.all },
              ...kinds.map((kind) => ({ value: kind.code, label: kind.name })),
            ]}
          />
          <Field state={state} name="on" label={t.day} type="date" />
        </FieldRow>
      </Form>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={frame.lang}
          caption={t.units}
          rows={units}
          cards
          scroll
          pager={pager}
          empty={<Empty title={filter.q || filter.kind ? t.noneFound : t.none} />}
          columns={[
            {
              head: t.name,
              cell: (u) => (
                <UnitLink id={u.unit_id} name={frame.lang === 'en' ? (u.name_en ?? u.name_vi) : u.name_vi} />
              ),
              phone: 'wide',
            },
            { head: t.kind, cell: (u) => kindName.get(u.kind) ?? u.kind },
            { head: t.code, cell: (u) => u.code ?? '', quiet: true, phone: 'label' },
            {
              head: t.parent,
              cell: (u) => <UnitLink id={u.parent_id} name={u.parent_name ?? ''} />,
              phone: 'wide',
            },
            {
              head: t.below,
              n: true,
              cell: (u) =>
                u.below > 0 ? (
                  <a class="ct-n" href={`/units?parent=${u.unit_id}`}>
                    {showNumber(u.below, frame.lang)}
                  </a>
                ) : (
                  ''
                ),
              phone: 'label',
            },
          ]}
        />
      </section>
    </Page>
  )
}

export const UnitPage = ({
  frame,
  unit,
  kinds,
  state,
  succession,
  mayManage,
  maySheet,
}: {
  frame: Frame
  unit: UnitCard
  kinds: Kind[]
  state: FormState
  succession: FormState
  mayManage: boolean
  /** its sheet shows content: for those in whose sight the unit is */
  maySheet: boolean
}) => {
  const t = texts[frame.lang]
  const last = unit.versions.at(-1)
  const kindName = new Map(kinds.map((kind) => [kind.code, kind.name]))
  const until = (day: Day | null) => (day ? showDate(day, frame.lang) : t.stillOpen)
  return (
    <Page
      frame={frame}
      title={last?.name_vi ?? ''}
      crumbs={[{ href: '/units', name: t.units }]}
      lede={`${kindName.get(last?.kind ?? '') ?? ''} · ${t.founded} ${showDate(unit.founded_on, frame.lang)}${unit.ended_on ? ` · ${t.ended} ${showDate(unit.ended_on, frame.lang)}` : ''} · ${t.number} ${unit.unit_id}`}
      acts={
        maySheet ? (
          <LinkButton href={`/units/${unit.unit_id}/sheet`} kind="second">
            {t.sheet}
          </LinkButton>
        ) : undefined
      }
    >
      <section class="ct-sheet" data-flush>
        <Table
          lang={frame.lang}
          caption={t.history}
          rows={unit.versions}
          cards
          columns={[
            { head: t.name, cell: (v) => <Said text={v.name_vi} />, phone: 'wide' },
            { head: t.kind, cell: (v) => kindName.get(v.kind) ?? v.kind },
            {
              head: t.parent,
              cell: (v) => <UnitLink id={v.parent_id} name={v.parent_name ?? ''} />,
              phone: 'wide',
            },
            { head: t.from, cell: (v) => showDate(v.valid_from, frame.lang), phone: 'label' },
            { head: t.to, cell: (v) => until(v.valid_to), phone: 'label' },
            { head: t.decision, cell: (v) => <Said text={v.decision_no ?? ''} />, quiet: true },
          ]}
        />
      </section>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={frame.lang}
          caption={t.codes}
          rows={unit.codes}
          cards
          columns={[
            { head: t.code, cell: (c) => c.code },
            { head: t.scheme, cell: (c) => c.scheme, quiet: true },
            { head: t.from, cell: (c) => showDate(c.valid_from, frame.lang), phone: 'label' },
            { head: t.to, cell: (c) => until(c.valid_to), phone: 'label' },
          ]}
        />
      </section>
      {unit.successions.length > 0 ? (
        <section class="ct-sheet ct-gapped" data-flush>
          <Table
            lang={frame.lang}
            caption={t.successions}
            rows={unit.successions}
            cards
            columns={[
              { head: t.kind, cell: (s) => t.successionKinds[s.kind] },
              {
                head: t.from,
                cell: (s) => <UnitLink id={s.from_id} name={s.from_name} />,
                phone: 'wide',
              },
              {
                head: t.to,
                cell: (s) => <UnitLink id={s.to_id} name={s.to_name ?? ''} />,
                phone: 'wide',
              },
              { head: t.effectiveOn, cell: (s) => showDate(s.effective_on, frame.lang), phone: 'label' },
              { head: t.decision, cell: (s) => <Said text={s.decision_no} />, quiet: true },
            ]}
          />
        </section>
      ) : null}
      {mayManage && !unit.ended_on ? (
        <Manage unit={unit} kinds={kinds} state={state} succession={succession} />
      ) : null}
    </Page>
  )
}

const Manage = ({
  unit,
  kinds,
  state,
  succession,
}: {
  unit: UnitCard
  kinds: Kind[]
  state: FormState
  succession: FormState
}) => {
  const t = texts[state.lang]
  return (
    <>
      <section class="ct-sheet ct-gapped">
        <h2 class="ds-heading" data-size="2xs">
          {t.change}
        </h2>
        <Form state={state} action={`/units/${unit.unit_id}/versions`} submit={t.changeSend}>
          <Field state={state} name="nameVi" label={t.name} />
          <Field state={state} name="nameEn" label={t.nameEn} optional />
          <Field state={state} name="shortName" label={t.shortName} optional />
          <FieldRow>
            <Field
              state={state}
              name="kind"
              label={t.kind}
              type="select"
              options={kinds.map((k) => ({ value: k.code, label: k.name }))}
            />
            <Field state={state} name="parentId" label={`${t.parent} (${t.number})`} type="number" optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="from" label={t.from} type="date" />
            <Field state={state} name="decisionNo" label={t.decision} />
          </FieldRow>
        </Form>
      </section>
      <section class="ct-sheet ct-gapped">
        <h2 class="ds-heading" data-size="2xs">
          {t.succeed}
        </h2>
        <p class="ct-quiet">{t.succeedHelp}</p>
        <Form state={succession} action={`/units/${unit.unit_id}/successions`} submit={t.succeedSend}>
          <Field
            state={succession}
            name="kind"
            label={t.kind}
            type="select"
            options={Object.entries(t.successionKinds).map(([value, label]) => ({ value, label }))}
          />
          <Field state={succession} name="fromIds" label={t.fromUnits} />
          <Field state={succession} name="toIds" label={t.toUnits} optional />
          <FieldRow>
            <Field state={succession} name="effectiveOn" label={t.effectiveOn} type="date" />
            <Field state={succession} name="decisionNo" label={t.decision} />
          </FieldRow>
        </Form>
      </section>
    </>
  )
}
