import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { NewRequestReading, UnitChoice } from '../facts/reading.ts'
import { blocks } from '../input.ts'
import { texts } from '../texts.ts'
import { UnitField, unitOptions } from './parts.tsx'

/** Which units: whole blocks, or one by one. */
export const UnitsFields = ({ state, units }: { state: FormState; units: readonly UnitChoice[] }) => {
  const t = texts[state.lang]
  const there = blocks.filter((block) => units.some((unit) => unit.block === block))
  return (
    <>
      {there.length > 0 ? (
        <Field
          state={state}
          name="blocks"
          type="checkboxes"
          label={t.toBlocks}
          optional
          options={there.map((block) => ({ value: block, label: t.blocks[block] }))}
        />
      ) : null}
      <Field
        state={state}
        name="unitIds"
        type="checkboxes"
        label={t.toUnits}
        filter
        options={unitOptions(units, state.lang)}
      />
    </>
  )
}

/** Asks that a document be brought to all staff. */
export const NewRequestPage = ({
  frame,
  reading,
  state,
  maxBytes,
}: {
  frame: Frame
  reading: NewRequestReading
  state: FormState
  maxBytes: number
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.ask}
      lede={t.askLede}
      crumbs={[
        { href: '/communication', name: t.communication },
        { href: '/communication/requests', name: t.requests },
      ]}
    >
      <Sheet>
        <Form
          state={state}
          action="/communication/requests"
          submit={t.ask}
          cancel="/communication/requests"
          multipart
          idempotency={crypto.randomUUID()}
        >
          <UnitField state={state} units={reading.askers} label={t.askedBy} />
          <Field
            state={state}
            name="documentId"
            type="select"
            label={t.ofRegister}
            optional
            placeholder={t.typedInstead}
            options={reading.documents.map((one) => ({
              value: String(one.id),
              label: `${one.cited} · ${one.subject}`,
            }))}
          />
          <FieldRow>
            <Field state={state} name="documentNo" label={t.documentNo} max={200} optional />
            <Field state={state} name="title" label={t.documentTitle} max={500} optional />
          </FieldRow>
          <Field state={state} name="file" type="file" label={t.documentFile} maxBytes={maxBytes} optional />
          <Field state={state} name="dueOn" type="date" label={t.dueOn} narrow />
          <Field state={state} name="note" type="textarea" rows={2} max={2000} label={t.note} optional />
          <UnitsFields state={state} units={reading.units} />
        </Form>
      </Sheet>
    </Page>
  )
}
