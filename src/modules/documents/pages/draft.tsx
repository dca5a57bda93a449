import { Alert } from '#ui/alert.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Buttons } from '#ui/form/buttons.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Papers } from '../facts.ts'
import type { ReadyDocument } from '../layout/model.ts'
import { texts } from '../texts.ts'
import { PaperText } from './paper.tsx'
import { typeOptions } from './words.ts'

type Unit = { id: number; name: string }

/** Several units: which one is drafted for. */
export const ChooseUnitPage = ({ frame, units, path }: { frame: Frame; units: Unit[]; path: string }) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.chooseUnit} crumbs={[{ href: '/documents', name: t.title }]}>
      <ul class="ct-plain ct-lines">
        {units.map((unit) => (
          <li>
            <LinkButton href={`${path}?unit=${unit.id}`}>{unit.name}</LinkButton>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export type DraftPageProps = {
  frame: Frame
  state: FormState
  action: string
  title: string
  unit: Unit
  papers: Papers
  /** the text cannot be typed: it has tables or bold words */
  fixedText?: boolean
  version?: number
  /** what it corrects or answers */
  about?: { words: string; name: 'correctsId' | 'replyToId'; id: number }
  idempotency: string
  /** how the words typed would look */
  preview?: ReadyDocument | undefined
}

/** A draft: what it is, to whom, its text, who signs. */
export const DraftPage = ({
  frame,
  state,
  action,
  title,
  unit,
  papers,
  fixedText,
  version,
  about,
  idempotency,
  preview,
}: DraftPageProps) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page frame={frame} title={title} lede={unit.name} crumbs={[{ href: '/documents', name: t.title }]}>
      {preview ? (
        <Sheet title={t.lookTitle} id="preview">
          <Alert tone="info" live>
            {t.lookLede}
          </Alert>
          <PaperText body={preview} lang={lang} />
        </Sheet>
      ) : null}
      <section class={`ct-sheet${preview ? ' ct-gapped' : ''}`}>
        {about ? <Alert tone="info">{about.words}</Alert> : null}
        <Form state={state} action={action} version={version} idempotency={idempotency}>
          {version === undefined ? <Hidden name="unitId" value={unit.id} /> : null}
          {about ? <Hidden name={about.name} value={about.id} /> : null}
          <FieldRow>
            <Field state={state} name="type" label={t.type} type="select" options={typeOptions(lang)} />
            <Field state={state} name="copies" label={t.copies} type="number" optional narrow />
          </FieldRow>
          <Field state={state} name="subject" label={t.subject} type="textarea" rows={2} max={500} />
          <Field state={state} name="addressees" label={t.addressees} type="textarea" rows={2} optional />
          <Field state={state} name="grounds" label={t.grounds} type="textarea" rows={3} optional />
          {fixedText ? (
            <Alert tone="info">{t.textFixed}</Alert>
          ) : (
            <Field state={state} name="text" label={t.text} type="textarea" rows={16} hint={t.textHint} />
          )}
          <Field
            state={state}
            name="recipients"
            label={t.recipientsField}
            type="textarea"
            rows={4}
            optional
          />
          {papers.lists.length > 0 ? (
            <Field
              state={state}
              name="listId"
              label={t.recipientList}
              type="select"
              optional
              options={[
                { value: '', label: t.noList },
                ...papers.lists.map((list) => ({ value: String(list.id), label: list.name })),
              ]}
            />
          ) : null}
          <Field state={state} name="archive" label={t.archive} optional />
          <FieldRow>
            <Field
              state={state}
              name="letterheadId"
              label={t.letterhead}
              type="select"
              optional
              options={[
                { value: '', label: t.newest },
                ...papers.letterheads.map((letter) => ({
                  value: String(letter.id),
                  label: `${letter.agency.replaceAll('\n', ' ')} (${letter.symbol})`,
                })),
              ]}
            />
            <Field
              state={state}
              name="signerId"
              label={t.signerField}
              type="select"
              optional
              options={[
                { value: '', label: t.newest },
                ...papers.signers.map((signer) => ({
                  value: String(signer.id),
                  label: `${signer.name}, ${signer.authority.at(-1) ?? ''}`,
                })),
              ]}
            />
          </FieldRow>
          <Buttons lang={lang} submit={t.save} cancel="/documents">
            <Button
              kind="second"
              formaction={version === undefined ? '/documents/preview' : action.replace(/edit$/, 'preview')}
            >
              {t.look}
            </Button>
          </Buttons>
        </Form>
      </section>
    </Page>
  )
}

/** An entry of the incoming register. */
export const ReceivePage = ({
  frame,
  state,
  units,
  maxMb,
  idempotency,
}: {
  frame: Frame
  state: FormState
  units: Unit[]
  maxMb: number
  idempotency: string
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page frame={frame} title={t.receiveTitle} crumbs={[{ href: '/documents?tab=in', name: t.tabs.in }]}>
      <section class="ct-sheet">
        <Form
          state={state}
          action="/documents/received"
          submit={t.enter}
          kind="main"
          cancel="/documents?tab=in"
          multipart
          idempotency={idempotency}
        >
          <Field
            state={state}
            name="unitId"
            label={t.unit}
            type="select"
            options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          />
          <FieldRow>
            <Field state={state} name="type" label={t.type} type="select" options={typeOptions(lang)} />
            <Field state={state} name="cited" label={t.citedField} />
          </FieldRow>
          <Field state={state} name="issuerName" label={t.issuedBy} />
          <Field state={state} name="subject" label={t.subject} type="textarea" rows={2} max={500} />
          <FieldRow>
            <Field state={state} name="issuedOn" label={t.day} type="date" />
            <Field state={state} name="arrivedOn" label={t.arrivedOn} type="date" optional />
            <Field state={state} name="dueOn" label={t.dueOn} type="date" optional />
          </FieldRow>
          <Field state={state} name="toPlaces" label={t.toPlaces} type="textarea" rows={2} optional />
          <Field state={state} name="file" label={t.file} type="file" maxBytes={maxMb * 1_000_000} optional />
          <Field state={state} name="note" label={t.note} type="textarea" rows={2} optional />
        </Form>
      </section>
    </Page>
  )
}
