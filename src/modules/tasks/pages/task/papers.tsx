import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDayMonth, showMoment, showNumber, showSize } from '#ui/format.ts'
import { Files } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { TaskReading } from '../../facts/reading.ts'
import type { EvidenceLine } from '../../store/page.ts'
import { texts } from '../../texts.ts'

const noteOf = (e: EvidenceLine, lang: Lang): Child => {
  const t = texts[lang]
  const parts = [
    e.pageRef && `${t.page} ${e.pageRef}`,
    e.documentNo && `${t.record.document} ${e.documentNo}`,
    e.file && showSize(e.file.size, lang),
    e.file?.pages && t.pages(showNumber(e.file.pages, lang)),
    e.submission ? t.submission(e.submission) : t.notSubmitted,
    `${e.person}, ${showDayMonth(e.day, lang)}`,
  ]
  return <Said text={parts.filter(Boolean).join(' · ')} />
}

/** What was withdrawn stays, with who, when and why. */
const Withdrawn = ({
  withdrawn,
  lang,
}: {
  withdrawn: NonNullable<EvidenceLine['withdrawn']>
  lang: Lang
}) => (
  <p class="ct-small">
    <b>{texts[lang].withdrawn}</b> {showMoment(new Date(withdrawn.at), lang)}, {withdrawn.person}:{' '}
    <Said text={withdrawn.reason ?? ''} />
  </p>
)

const Withdraw = ({
  e,
  address,
  form,
  lang,
}: {
  e: EvidenceLine
  address: string
  form: FormState
  lang: Lang
}) => {
  const t = texts[lang]
  const refused = form.values?.evidenceId === String(e.id)
  const state: FormState = refused ? { ...form, id: `withdraw-${e.id}` } : { lang, id: `withdraw-${e.id}` }
  return (
    <details class="ct-small" open={refused || undefined}>
      <summary aria-label={`${t.withdraw}: ${e.title}`}>{t.withdraw}</summary>
      <Form state={state} action={`${address}/${e.id}/withdrawal`} submit={t.withdraw} kind="danger-second">
        <p class="ct-quiet">{t.withdrawConsequence}</p>
        <Field state={state} name="reason" type="textarea" rows={2} label={t.fields.reason} max={2000} />
      </Form>
    </details>
  )
}

/** The evidence of a task, newest first, and the form that adds to it. */
export const Papers = ({
  reading,
  forms,
  lang,
  children,
}: {
  reading: TaskReading
  forms: { evidence: FormState; withdrawal: FormState }
  lang: Lang
  children?: Child
}) => {
  const t = texts[lang]
  const { page, papers, may } = reading
  const address = `/tasks/${page.id}/evidence`
  const standing = papers.evidence.filter((e) => e.withdrawn === null).length
  return (
    <Sheet title={t.evidence} span={6} aside={standing > 0 ? t.files(showNumber(standing, lang)) : undefined}>
      {papers.evidence.length > 0 ? (
        <Files
          files={papers.evidence.map((e) => ({
            name: e.title,
            href: e.file ? `${address}/${e.id}/file` : undefined,
            gone: e.withdrawn !== null,
            note: noteOf(e, lang),
            act: e.withdrawn ? (
              <Withdrawn withdrawn={e.withdrawn} lang={lang} />
            ) : may.withdraw.includes(e.id) ? (
              <Withdraw e={e} address={address} form={forms.withdrawal} lang={lang} />
            ) : undefined,
          }))}
        />
      ) : (
        <p class="ct-quiet">{t.noEvidence}</p>
      )}
      {may.evidence ? <AddEvidence reading={reading} form={forms.evidence} lang={lang} /> : null}
      {children}
    </Sheet>
  )
}

const AddEvidence = ({ reading, form, lang }: { reading: TaskReading; form: FormState; lang: Lang }) => {
  const t = texts[lang]
  const { page } = reading
  return (
    <details class="ct-more" open={form.errors !== undefined || undefined}>
      <summary>{t.addEvidence}</summary>
      <Form
        state={form}
        action={`/tasks/${page.id}/evidence`}
        submit={t.addEvidence}
        kind="second"
        multipart
        version={page.version}
      >
        <Field state={form} name="title" label={t.fields.title} optional max={300} />
        <Field
          state={form}
          name="documentNo"
          label={t.fields.documentNo}
          hint={t.fields.fileOrNumber}
          optional
          max={100}
        />
        <Field state={form} name="pageRef" label={t.fields.pageRef} optional max={60} narrow />
        <Field state={form} name="file" type="file" label={t.fields.file} optional />
      </Form>
    </details>
  )
}
