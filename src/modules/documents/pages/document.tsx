import type { Child } from 'hono/jsx'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Facts, Steps } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment, showNumber, showSize } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Files, RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag, type WorkState } from '#ui/tag.tsx'
import type { DocumentRow, ReadDocument, SignedFile } from '../facts.ts'
import type { DocumentState } from '../rules/signing.ts'
import { texts } from '../texts.ts'
import { PaperText } from './paper.tsx'
import { typeWord } from './words.ts'

/** The acts that this person may do now; each has its form. */
export type ActForms = Partial<
  Record<'send' | 'approve' | 'return' | 'sign' | 'issue' | 'attach' | 'withdraw', FormState>
>

const noun: Record<keyof ActForms, string> = {
  send: 'sending',
  approve: 'approval',
  return: 'return',
  sign: 'signature',
  issue: 'issue',
  attach: 'signed-file',
  withdraw: 'withdrawal',
}

const tagOf: Record<DocumentState, WorkState> = {
  draft: 'draft',
  'in-review': 'submitted',
  returned: 'returned',
  approved: 'accepted',
  signed: 'accepted',
  issued: 'issued',
  received: 'accepted',
  withdrawn: 'recalled',
}

type Props = {
  frame: Frame
  read: ReadDocument
  acts: ActForms
  may: { edit: boolean; correct: boolean; answer: boolean }
  maxMb: number
  notice?: Child
}

/** A document with its steps, words, files, and what this person may do with it. */
export const DocumentPage = ({ frame, read, acts, may, maxMb }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { document: doc } = read
  const ours = doc.direction === 'out'
  return (
    <Page
      frame={frame}
      title={doc.subject}
      lede={doc.number === null ? typeWord(doc.type, lang) : `${typeWord(doc.type, lang)} ${doc.cited ?? ''}`}
      under={<StateTag state={tagOf[doc.state]} lang={lang} text={t.states[doc.state]} />}
      act={
        may.edit ? (
          <LinkButton href={`/documents/${doc.id}/edit`} kind="second">
            {t.acts.edit}
          </LinkButton>
        ) : undefined
      }
      crumbs={[
        {
          href: `/documents${ours ? (doc.state === 'issued' ? '' : '?tab=drafts') : '?tab=in'}`,
          name: t.title,
        },
      ]}
    >
      {ours ? <Path doc={doc} lang={lang} /> : null}
      <Sheet gapped>
        <Facts facts={factsOf(doc, lang)} />
      </Sheet>
      <Acts doc={doc} attached={read.signed.length > 0} acts={acts} lang={lang} maxMb={maxMb} />
      <Sheet title={t.files} gapped>
        <FileList read={read} lang={lang} />
        {read.signed.map((copy) => (
          <SignedMatch copy={copy} lang={lang} />
        ))}
      </Sheet>
      {read.linked.length > 0 || may.correct || may.answer ? (
        <Sheet title={t.linked} gapped>
          <ul class="ct-plain ct-lines">
            {read.linked.map((other) => (
              <li>
                <span class="ct-quiet">{t.relations[other.relation]}: </span>
                <a class="ct-row-link" href={`/documents/${other.id}`}>
                  <Said
                    text={`${other.state === 'issued' || other.state === 'received' ? (other.cited ?? '') : t.states[other.state]} ${other.subject}`}
                  />
                </a>
              </li>
            ))}
          </ul>
          {may.correct ? (
            <LinkButton href={`/documents/new?corrects=${doc.id}&unit=${doc.unitId}`} kind="second">
              {t.acts.correct}
            </LinkButton>
          ) : null}
          {may.answer ? (
            <LinkButton href={`/documents/new?answers=${doc.id}&unit=${doc.unitId}`} kind="second">
              {t.acts.answer}
            </LinkButton>
          ) : null}
        </Sheet>
      ) : null}
      {doc.body ? (
        <Sheet title={t.paper} gapped>
          <PaperText body={doc.body} lang={lang} />
        </Sheet>
      ) : null}
      <Sheet title={t.stepsTitle} gapped flush>
        <RecordTable
          lang={lang}
          caption={t.stepsTitle}
          entries={[...read.steps].reverse().map((step) => ({
            when: showMoment(step.at, lang),
            what: step.note ? (
              <>
                {t.steps[step.kind]}: <Said text={step.note} lines />
              </>
            ) : (
              t.steps[step.kind]
            ),
            who: step.person,
            unit: (lang === 'en' ? step.title_en : step.title_vi) ?? undefined,
          }))}
        />
      </Sheet>
    </Page>
  )
}

const stageOf: Record<DocumentState, number> = {
  draft: 0,
  returned: 0,
  withdrawn: 0,
  'in-review': 1,
  approved: 2,
  signed: 3,
  issued: 4,
  received: 4,
}

const Path = ({ doc, lang }: { doc: DocumentRow; lang: 'vi' | 'en' }) => (
  <Steps
    steps={texts[lang].path.map((name, i) => {
      const at = stageOf[doc.state]
      return { name, stage: i < at ? 'done' : i === at ? 'now' : 'next' }
    })}
  />
)

const factsOf = (doc: DocumentRow, lang: 'vi' | 'en') => {
  const t = texts[lang]
  const day = (value: string | null) => (value ? showDate(value, lang) : undefined)
  const all: [string, string | undefined][] =
    doc.direction === 'out'
      ? [
          [t.cited, doc.number === null ? undefined : (doc.cited ?? undefined)],
          [t.day, day(doc.issuedOn)],
          [t.unit, doc.unitName],
          [t.drafter, doc.personName],
          [t.signer, doc.signerName ?? undefined],
          [t.recipients, doc.recipients.join('; ') || undefined],
          [t.copies, doc.copies === null ? undefined : showNumber(doc.copies, lang)],
        ]
      : [
          [t.arrivalNumber, doc.number === null ? undefined : String(doc.number)],
          [t.arrivedOn, day(doc.arrivedOn)],
          [t.issuer, doc.issuerName ?? undefined],
          [t.cited, doc.cited ?? undefined],
          [t.day, day(doc.issuedOn)],
          [t.toPlaces, doc.recipients.join('; ') || undefined],
          [t.dueOn, day(doc.dueOn)],
          [t.note, doc.note ?? undefined],
        ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: <Said text={value} /> }]))
}

const FileList = ({ read, lang }: { read: ReadDocument; lang: 'vi' | 'en' }) => {
  const t = texts[lang]
  const { document: doc, files } = read
  const kept = files.map((file) => ({
    name: file.name,
    href: `/documents/${doc.id}/files/${file.id}`,
    note: `${t.fileKinds[file.kind]}, ${showSize(file.size, lang)}`,
  }))
  const drafts =
    doc.body && doc.state !== 'issued'
      ? (['docx', 'pdf'] as const).map((format) => ({
          name: t.preview[format],
          href: `/documents/${doc.id}/draft.${format}`,
        }))
      : []
  const all = [...kept, ...drafts]
  return all.length > 0 ? <Files files={all} /> : <p class="ct-quiet">{t.nothingYet}</p>
}

const SignedMatch = ({ copy, lang }: { copy: SignedFile; lang: 'vi' | 'en' }) => {
  const t = texts[lang]
  const figure =
    copy.words === null
      ? undefined
      : t.match(showNumber(copy.words, lang), showNumber(copy.ofWords ?? 0, lang))
  return (
    <>
      <Alert tone={copy.agrees ? 'success' : 'warning'} title={copy.agrees ? t.agrees : t.differs}>
        <p>{[figure, copy.person, showMoment(copy.at, lang)].filter(Boolean).join(' · ')}</p>
        {copy.reason ? (
          <p>
            {t.reason}: <Said text={copy.reason} lines />
          </p>
        ) : null}
      </Alert>
      {copy.differences.length > 0 ? (
        <Table
          lang={lang}
          caption={t.difference}
          rows={copy.differences}
          columns={[
            { head: t.missing, cell: (row) => <Said text={row.missing || '–'} />, phone: 'label' },
            { head: t.added, cell: (row) => <Said text={row.added || '–'} />, phone: 'label' },
          ]}
        />
      ) : null}
    </>
  )
}

const order = ['send', 'approve', 'sign', 'issue', 'attach', 'return', 'withdraw'] as const

const Acts = ({
  doc,
  attached,
  acts,
  lang,
  maxMb,
}: {
  doc: DocumentRow
  attached: boolean
  acts: ActForms
  lang: 'vi' | 'en'
  maxMb: number
}) => {
  const t = texts[lang]
  const first = order.find(
    (name) => acts[name] && !['return', 'withdraw', attached ? 'attach' : ''].includes(name),
  )
  return (
    <>
      {order.map((name) => {
        const state = acts[name]
        if (!state) return null
        const quiet = name !== first
        const form = (
          <Form
            state={state}
            action={`/documents/${doc.id}/${noun[name]}`}
            submit={t.acts[name]}
            kind={quiet ? 'second' : 'main'}
            multipart={name === 'attach'}
            version={name === 'attach' ? undefined : doc.version}
          >
            <ActFields name={name} state={state} lang={lang} maxMb={maxMb} />
          </Form>
        )
        return quiet ? (
          <Sheet gapped>
            <details open={state.errors !== undefined}>
              <summary>{t.acts[name]}</summary>
              {form}
            </details>
          </Sheet>
        ) : (
          <Sheet title={t.acts[name]} gapped>
            {form}
          </Sheet>
        )
      })}
    </>
  )
}

const ActFields = ({
  name,
  state,
  lang,
  maxMb,
}: {
  name: keyof ActForms
  state: FormState
  lang: 'vi' | 'en'
  maxMb: number
}) => {
  const t = texts[lang]
  if (name === 'attach')
    return (
      <>
        <p class="ct-small ct-quiet">{t.hints.attach}</p>
        <Field
          state={state}
          name="file"
          label={t.signedFile}
          type="file"
          accept=".pdf"
          maxBytes={maxMb * 1_000_000}
        />
        <Field
          state={state}
          name="reason"
          label={t.reason}
          type="textarea"
          rows={2}
          hint={t.hints.attachReason}
          optional
        />
      </>
    )
  const needed = name === 'return' || name === 'withdraw'
  const hint = name === 'send' || name === 'sign' || name === 'issue' ? t.hints[name] : undefined
  return (
    <>
      {hint ? <p class="ct-small ct-quiet">{hint}</p> : null}
      {name === 'issue' ? <Field state={state} name="on" label={t.issueDay} type="date" /> : null}
      <Field
        state={state}
        name="note"
        label={needed ? t.reason : t.noteLabel}
        type="textarea"
        rows={2}
        optional={!needed}
      />
    </>
  )
}
