import { type Lang, named } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, type Option } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Committee } from '../facts.ts'
import { type Texts, texts } from '../texts.ts'

type Unit = { unit_id: number; name_vi: string; name_en: string | null }

export const nameOf = (one: { nameVi: string; nameEn: string | null }, lang: Lang): string =>
  lang === 'en' ? (one.nameEn ?? one.nameVi) : one.nameVi

export const unitOptions = (units: readonly Unit[], lang: Lang): Option[] =>
  units.map((unit) => ({ value: String(unit.unit_id), label: named(lang, unit.name_vi, unit.name_en) }))

const FoundForm = ({ state, units, all, t }: { state: FormState; units: Unit[]; all: Unit[]; t: Texts }) => (
  <Sheet gapped>
    <details class="ct-more" open={state.errors !== undefined || undefined}>
      <summary>{t.foundTitle}</summary>
      <Form state={state} action="/committee" submit={t.found} kind="second">
        <Field
          state={state}
          name="unitId"
          type="select"
          label={t.unit}
          options={unitOptions(units, state.lang)}
        />
        <Field state={state} name="nameVi" label={t.name} max={300} />
        <Field state={state} name="nameEn" label={t.nameEn} max={300} optional />
        <FieldRow>
          <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
          <Field state={state} name="decidedOn" type="date" label={t.decidedOn} />
        </FieldRow>
        <Field
          state={state}
          name="standingUnitId"
          type="select"
          label={t.standing}
          options={[{ value: '', label: t.noUnit }, ...unitOptions(all, state.lang)]}
          optional
        />
        <Field state={state} name="source" label={t.source} max={500} optional />
      </Form>
    </details>
  </Sheet>
)

/** The committees of the province, of departments and districts. */
export const CommitteesPage = ({
  frame,
  committees,
  units,
  allUnits,
  state,
}: {
  frame: Frame
  committees: (Committee & { seats: number; held: number })[]
  units: Unit[]
  allUnits: Unit[]
  state: FormState
}) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.committees} lede={t.lede}>
      {committees.length === 0 ? (
        <Empty title={t.none}>{t.noneHint}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={frame.lang}
            caption={t.committees}
            rows={committees}
            columns={[
              {
                head: t.name,
                phone: 'wide',
                cell: (one) => (
                  <a class="ct-row-link" href={`/committee/${one.id}`}>
                    <Said text={nameOf(one, frame.lang)} />
                  </a>
                ),
              },
              {
                head: t.unit,
                phone: 'label',
                cell: (one) => <Said text={named(frame.lang, one.unitName, one.unitNameEn)} />,
              },
              {
                head: t.decisionNo,
                phone: 'label',
                cell: (one) => (
                  <>
                    <Said text={one.decisionNo} />, {showDate(one.decidedOn, frame.lang)}
                  </>
                ),
              },
              { head: t.seatsHeld, n: true, phone: 'label', cell: (one) => `${one.held}/${one.seats}` },
            ]}
          />
        </Sheet>
      )}
      {units.length > 0 ? <FoundForm state={state} units={units} all={allUnits} t={t} /> : null}
    </Page>
  )
}
