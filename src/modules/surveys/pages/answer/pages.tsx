import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type PlainFrame, QuietPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { answerTexts } from '../../texts/answer.ts'
import { said, titleOf } from '../words.ts'
import { AnswerForm, type Standing } from './fields.tsx'

/** Where somebody types the code of a card. */
export const CodePage = ({ frame, state }: { frame: PlainFrame; state: FormState }) => {
  const t = answerTexts[frame.lang]
  return (
    <QuietPage frame={frame} title={t.door} lede={t.doorLede} language>
      <Form state={state} action={`/phieu?lang=${frame.lang}`} submit={t.open}>
        <Field state={state} name="code" label={t.code} hint={t.codeHint} max={60} autocomplete="off" />
      </Form>
      <p class="ct-small ct-quiet ct-gapped">{t.anonymous}</p>
    </QuietPage>
  )
}

type Asked = {
  frame: PlainFrame
  at: Standing
  title: { titleVi: string; titleEn: string }
  invented: boolean
  action: string
  hidden: Record<string, string | number>
}

/** A page of the form of somebody with a code. */
export const AnswerPage = ({ frame, at, title, invented, action, hidden }: Asked) => {
  const { lang } = frame
  const t = answerTexts[lang]
  const first = at.page === 0
  return (
    <QuietPage frame={frame} title={titleOf(title, lang)} language={first}>
      {first ? (
        <>
          {invented ? <Alert tone="warning">{t.invented}</Alert> : null}
          <p class="ct-p-lede">
            <Said text={said(at.questionnaire.intro, lang)} lines />
          </p>
          <p class="ct-small ct-quiet">{t.anonymous}</p>
        </>
      ) : null}
      <ct-draft keep={t.keepHere} found={t.draftFound} on={t.draftOn} drop={t.draftDrop}>
        <AnswerForm at={at} action={action} hidden={hidden} />
      </ct-draft>
    </QuietPage>
  )
}

export const ThanksPage = ({ frame, thanks }: { frame: PlainFrame; thanks: { vi: string; en: string } }) => {
  const t = answerTexts[frame.lang]
  return (
    <QuietPage frame={frame} title={t.thanks} language={false}>
      <p>
        <Said text={said(thanks, frame.lang)} lines />
      </p>
      <p class="ct-quiet">{t.thanksNote}</p>
      <ct-draft sent />
    </QuietPage>
  )
}
