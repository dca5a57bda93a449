import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { FileForm } from '#ui/file-form.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { SetUpload } from '../../actions/sets-import.ts'
import type { AnnexLimits } from '../../annex/types.ts'
import type { SetLine } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { FileFindings } from './findings.tsx'
import { SyntheticMark, setAddress, titleOf } from './words.tsx'

export type Named = { code: string; name: string }

const crumbsOf = (lang: Frame['lang']) => [
  { href: '/scoring', name: setsTexts[lang].scoring },
  { href: '/scoring/sets', name: setsTexts[lang].sets },
]

const options = (list: readonly Named[]) => list.map(({ code, name }) => ({ value: code, label: name }))

/** A new set: empty, or over a frame. */
export const NewSetPage = ({
  frame,
  state,
  blocks,
  frames,
}: {
  frame: Frame
  state: FormState
  blocks: Named[]
  frames: SetLine[]
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  return (
    <Page frame={frame} title={t.newTitle} lede={t.newLede} crumbs={crumbsOf(lang)}>
      <Sheet>
        <Form state={state} action="/scoring/sets" submit={t.draftIt} cancel="/scoring/sets">
          <FieldRow>
            <Field state={state} name="code" label={t.setCode} hint={t.setCodeHint} max={100} />
            <Field state={state} name="year" label={t.year} type="number" narrow />
          </FieldRow>
          <Field state={state} name="titleVi" label={t.titleVi} max={500} />
          <Field state={state} name="titleEn" label={t.titleEn} max={500} optional />
          <Field state={state} name="level" label={t.block} type="select" options={options(blocks)} />
          <Field
            state={state}
            name="frameId"
            label={t.fromFrame}
            hint={t.fromFrameHint}
            type="select"
            optional
            placeholder={t.noFrame}
            options={frames.map((one) => ({
              value: String(one.id),
              label: `${titleOf(one, lang)} (${one.code}, ${t.version(String(one.version))})`,
            }))}
          />
        </Form>
      </Sheet>
    </Page>
  )
}

/** Where a file is sent, to be read first; what is taken and how much of it. */
export const ImportSetPage = ({
  frame,
  state,
  limits,
  maxBytes,
}: {
  frame: Frame
  state: FormState
  limits: AnnexLimits
  maxBytes: number
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  return (
    <Page frame={frame} title={t.importTitle} lede={t.importLede} crumbs={crumbsOf(lang)}>
      <FileForm
        state={state}
        action="/scoring/sets/imports"
        cancel="/scoring/sets"
        submit={t.read}
        how={t.importHow}
        limits={limits}
        label={t.file}
        accept=".xlsx,.json"
        maxBytes={maxBytes}
      />
    </Page>
  )
}

/** What a file says, row by row and code by code; taking it as a draft. */
export const SetUploadPage = ({
  frame,
  upload,
  leaves,
  state,
  blocks,
}: {
  frame: Frame
  upload: SetUpload
  leaves: number
  state: FormState
  blocks: Named[]
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const n = (value: number) => showNumber(value, lang)
  const checkErrors = upload.checks.filter((f) => f.level === 'error').length
  const notices = upload.file.length + upload.checks.length - upload.errors - checkErrors
  const done = upload.setId !== undefined
  return (
    <Page
      frame={frame}
      title={t.readTitle(upload.title)}
      lede={t.readLede(n(leaves), n(upload.errors + checkErrors), n(notices))}
      under={
        upload.set?.synthetic ? (
          <p class="ct-tags">
            <SyntheticMark lang={lang} />
          </p>
        ) : undefined
      }
      crumbs={crumbsOf(lang)}
      act={
        upload.setId !== undefined ? (
          <LinkButton href={setAddress(upload.setId)}>{t.toSet}</LinkButton>
        ) : upload.errors > 0 ? (
          <LinkButton href="/scoring/sets/import">{t.again}</LinkButton>
        ) : undefined
      }
    >
      {done ? (
        <Alert tone="success" live>
          {t.taken}
        </Alert>
      ) : upload.errors > 0 || !upload.set ? (
        <Alert tone="danger">{t.readBad}</Alert>
      ) : (
        <Sheet title={t.take}>
          <p>{t.takeWords}</p>
          <Form
            state={state}
            action={`/scoring/sets/imports/${upload.id}/taking`}
            submit={t.take}
            cancel="/scoring/sets/import"
          >
            <FieldRow>
              <Field state={state} name="code" label={t.setCode} hint={t.setCodeHint} max={100} />
              <Field state={state} name="year" label={t.year} type="number" narrow />
            </FieldRow>
            <Field state={state} name="titleVi" label={t.titleVi} max={500} />
            <Field state={state} name="level" label={t.block} type="select" options={options(blocks)} />
          </Form>
        </Sheet>
      )}
      <FileFindings
        file={upload.file}
        checks={upload.checks}
        rows={new Map(upload.rows)}
        sheet={upload.sheet}
        lang={lang}
      />
    </Page>
  )
}
