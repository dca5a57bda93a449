import { Alert } from '#ui/alert.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Crumb, type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Campaign } from '../../facts/campaigns.ts'
import { answerTexts } from '../../texts/answer.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { AnswerForm, type Standing } from './fields.tsx'

/** The form as respondents see it, for those who write it; nothing is kept. */
export const PreviewPage = ({
  frame,
  title,
  crumbs,
  at,
  action,
}: {
  frame: Frame
  title: string
  crumbs: Crumb[]
  /** undefined at the end of the form */
  at: Standing | undefined
  action: string
}) => {
  const t = answerTexts[frame.lang]
  return (
    <Page frame={frame} title={title} crumbs={crumbs} notice={<Alert tone="info">{t.previewNote}</Alert>}>
      <Sheet>{at ? <AnswerForm at={at} action={action} hidden={{}} /> : <p>{t.previewEnd}</p>}</Sheet>
    </Page>
  )
}

/** A clerk's page: first the stratum and the channel, then the form itself. */
export const EntryPage = ({
  frame,
  campaign,
  strata,
  pick,
  entering,
  entered,
}: {
  frame: Frame
  campaign: Campaign
  strata: { id: number; name: string }[]
  pick: FormState
  entering?: { at: Standing; hidden: Record<string, string | number>; about: string }
  entered: boolean
}) => {
  const { lang } = frame
  const t = answerTexts[lang]
  const address = `/surveys/campaigns/${campaign.id}`
  return (
    <Page
      frame={frame}
      title={t.entry}
      lede={t.entryLede}
      crumbs={[
        { href: '/surveys', name: campaignsTexts[lang].surveys },
        { href: address, name: campaign.title },
      ]}
      notice={entered ? <Alert tone="success">{t.entered}</Alert> : undefined}
    >
      {entering ? (
        <Sheet title={entering.about}>
          <AnswerForm at={entering.at} action={`${address}/entry`} hidden={entering.hidden} />
        </Sheet>
      ) : (
        <Sheet>
          <Form state={pick} action={`${address}/entry`} method="get" submit={t.start}>
            <FieldRow>
              <Field
                state={pick}
                name="stratum"
                label={t.stratum}
                type="select"
                placeholder={false}
                options={strata.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
              <Field
                state={pick}
                name="channel"
                label={t.channel}
                type="select"
                placeholder={false}
                options={Object.entries(t.channels).map(([value, label]) => ({ value, label }))}
              />
            </FieldRow>
          </Form>
        </Sheet>
      )}
    </Page>
  )
}
