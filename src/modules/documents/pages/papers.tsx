import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Table } from '#ui/table.tsx'
import type { Papers } from '../facts.ts'
import { texts } from '../texts.ts'

export type PaperForms = Record<'letterhead' | 'signer' | 'list' | 'continue', FormState>
type Unit = { id: number; name: string }
type Holder = { mandateId: number; name: string; title: string; unitName: string }

/** Letterheads, signers, recipient lists of a unit, with the forms that add them. */
export const PapersPage = ({
  frame,
  unit,
  papers,
  holders,
  forms,
}: {
  frame: Frame
  unit: Unit
  papers: Papers
  holders: Holder[]
  forms: PaperForms
}) => {
  const { lang } = frame
  const t = texts[lang]
  const none = <Empty title={t.nothingYet} />
  return (
    <Page
      frame={frame}
      title={t.papersTitle}
      lede={t.papersLede}
      under={<p class="ct-quiet">{unit.name}</p>}
      crumbs={[{ href: '/documents', name: t.title }]}
    >
      <section class="ct-sheet" data-flush>
        <Table
          lang={lang}
          caption={t.letterheads}
          rows={papers.letterheads}
          empty={none}
          columns={[
            { head: t.agency, cell: (row) => <Said text={row.agency} lines />, phone: 'wide' },
            {
              head: t.parentAgency,
              cell: (row) => <Said text={row.parentAgency ?? ''} lines />,
              phone: 'label',
            },
            {
              head: t.symbol,
              cell: (row) => <Said text={[row.symbol, row.subSymbol].filter(Boolean).join('-')} />,
              phone: 'label',
            },
            { head: t.place, cell: (row) => <Said text={row.place} />, phone: 'label' },
            { head: t.series, cell: (row) => <Said text={row.series} />, phone: 'label' },
            { head: t.from, cell: (row) => showDate(row.validFrom, lang), nowrap: true, phone: 'label' },
          ]}
        />
      </section>
      <Adding title={t.addLetterhead} state={forms.letterhead}>
        <LetterheadForm state={forms.letterhead} unitId={unit.id} />
      </Adding>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={lang}
          caption={t.signers}
          rows={papers.signers}
          empty={none}
          columns={[
            { head: t.name, cell: (row) => <Said text={row.name} />, phone: 'wide' },
            {
              head: t.authorityHead,
              cell: (row) => <Said text={row.authority.join('\n')} lines />,
              phone: 'label',
            },
            { head: t.from, cell: (row) => showDate(row.validFrom, lang), nowrap: true, phone: 'label' },
            {
              head: '',
              cell: (row) => (
                <ActButton action={`/documents/papers/signers/${row.id}/end`} kind="quiet">
                  {t.end}
                </ActButton>
              ),
              phone: 'end',
            },
          ]}
        />
      </section>
      <Adding title={t.addSigner} state={forms.signer}>
        <SignerForm state={forms.signer} unitId={unit.id} holders={holders} />
      </Adding>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={lang}
          caption={t.lists}
          rows={papers.lists}
          empty={none}
          columns={[
            { head: t.listName, cell: (row) => <Said text={row.name} />, phone: 'wide' },
            { head: t.recipients, cell: (row) => <Said text={row.entries.join('; ')} />, phone: 'label' },
          ]}
        />
      </section>
      <Adding title={t.addList} state={forms.list}>
        <Form state={forms.list} action="/documents/papers/lists" submit={t.addList} kind="second">
          <Hidden name="unitId" value={unit.id} />
          <Field state={forms.list} name="name" label={t.listName} />
          <Field state={forms.list} name="entries" label={t.entries} type="textarea" rows={5} />
        </Form>
      </Adding>
      <Adding title={t.continue} state={forms.continue}>
        <Form state={forms.continue} action="/documents/papers/series" submit={t.continue} kind="second">
          <Hidden name="unitId" value={unit.id} />
          <FieldRow>
            <Field state={forms.continue} name="lastNumber" label={t.lastNumber} type="number" />
            <Field state={forms.continue} name="lastOn" label={t.lastOn} type="date" />
            <Field state={forms.continue} name="series" label={t.series} optional />
          </FieldRow>
        </Form>
      </Adding>
    </Page>
  )
}

const Adding = ({ title, state, children }: { title: string; state: FormState; children?: unknown }) => (
  <section class="ct-sheet ct-gapped">
    <details open={state.errors !== undefined}>
      <summary>{title}</summary>
      {children}
    </details>
  </section>
)

const LetterheadForm = ({ state, unitId }: { state: FormState; unitId: number }) => {
  const t = texts[state.lang]
  return (
    <Form state={state} action="/documents/papers/letterheads" submit={t.addLetterhead} kind="second">
      <Hidden name="unitId" value={unitId} />
      <Field state={state} name="parentAgency" label={t.parentAgency} type="textarea" rows={2} optional />
      <Field state={state} name="agency" label={t.agency} type="textarea" rows={2} />
      <FieldRow>
        <Field state={state} name="symbol" label={t.symbol} />
        <Field state={state} name="subSymbol" label={t.subSymbol} optional />
        <Field state={state} name="place" label={t.place} />
      </FieldRow>
      <Field state={state} name="contact" label={t.contact} type="textarea" rows={2} optional />
      <FieldRow>
        <Field state={state} name="series" label={t.series} hint={t.seriesHint} optional />
        <Field state={state} name="validFrom" label={t.from} type="date" optional />
      </FieldRow>
      <Field state={state} name="byType" label={t.byType} type="checkbox" />
    </Form>
  )
}

const SignerForm = ({ state, unitId, holders }: { state: FormState; unitId: number; holders: Holder[] }) => {
  const t = texts[state.lang]
  return (
    <Form state={state} action="/documents/papers/signers" submit={t.addSigner} kind="second">
      <Hidden name="unitId" value={unitId} />
      <Field
        state={state}
        name="mandateId"
        label={t.mandate}
        type="select"
        optional
        options={[
          { value: '', label: t.noMandate },
          ...holders.map((one) => ({
            value: String(one.mandateId),
            label: `${one.name}, ${one.title}, ${one.unitName}`,
          })),
        ]}
      />
      <Field state={state} name="authority" label={t.authority} type="textarea" rows={3} />
      <FieldRow>
        <Field state={state} name="name" label={t.name} optional />
        <Field state={state} name="validFrom" label={t.from} type="date" optional />
      </FieldRow>
    </Form>
  )
}
