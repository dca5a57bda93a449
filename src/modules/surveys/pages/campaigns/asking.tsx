import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { Grid, Sheet } from '#ui/sheet.tsx'
import type { CampaignReading } from '../../facts/campaign-page.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { campaignAddress } from './address.ts'
import type { CampaignForms } from './one.tsx'

type Props = { reading: CampaignReading; forms: CampaignForms; lang: Lang }

const Letters = ({ reading, lang }: Omit<Props, 'forms'>) => {
  const t = campaignsTexts[lang]
  const { campaign, letters, sending } = reading
  const n = (value: number) => showNumber(value, lang)
  return (
    <Sheet title={t.asking} span={6}>
      <p class="ct-small ct-quiet">{letters.set ? t.inviteHow : t.noMail}</p>
      {sending ? <Alert tone="info">{t.running}</Alert> : null}
      {letters.sent > 0 ? <p>{t.sent(n(letters.sent))}</p> : null}
      {letters.failed > 0 ? <p class="ds-validation-message">{t.failedLetters(n(letters.failed))}</p> : null}
      {letters.set && letters.waiting > 0 && !sending ? (
        <ActButton action={campaignAddress(campaign.id, 'letters')} kind="second" icon="send">
          {t.invite(n(letters.waiting))}
        </ActButton>
      ) : null}
      {letters.set ? <p class="ct-small ct-quiet">{t.inviteFew}</p> : null}
      {letters.set && letters.sent > 0 && !sending ? (
        <>
          <ActButton action={campaignAddress(campaign.id, 'reminders')} kind="quiet">
            {t.remind(n(letters.sent))}
          </ActButton>
          <p class="ct-small ct-quiet">{t.remindHow}</p>
        </>
      ) : null}
    </Sheet>
  )
}

const Many = ({
  state,
  reading,
  to,
  label,
  submit,
}: {
  state: FormState
  reading: CampaignReading
  to: string
  label: string
  submit: string
}) => {
  const t = campaignsTexts[state.lang]
  const cells = reading.strata.filter((one) => one.askedAs === null && one.sample > 0)
  return (
    <Form state={state} action={campaignAddress(reading.campaign.id, to)} submit={submit} kind="second">
      <FieldRow>
        <Field
          state={state}
          name="stratumId"
          label={t.stratum}
          type="select"
          placeholder={false}
          options={cells.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Field state={state} name="many" label={label} type="number" />
      </FieldRow>
    </Form>
  )
}

/** How people of an open campaign are asked: letters, cards, paper, telephone, a file; and its early end. */
export const Asking = ({ reading, forms, lang }: Props) => {
  const t = campaignsTexts[lang]
  const { id, version } = reading.campaign
  return (
    <>
      <Grid gapped>
        <Letters reading={reading} lang={lang} />
        <Sheet title={t.cards} span={6}>
          <p class="ct-small ct-quiet">{t.cardsHow}</p>
          <Many state={forms.cards} reading={reading} to="cards" label={t.many} submit={t.print} />
        </Sheet>
        <Sheet title={t.replace} span={6}>
          <p class="ct-small ct-quiet">{t.replaceHow}</p>
          <Form
            state={forms.replace}
            action={campaignAddress(id, 'replacements')}
            submit={t.replaceAct}
            kind="second"
          >
            <Field
              state={forms.replace}
              name="codes"
              label={t.codes}
              hint={t.codesHint}
              type="textarea"
              rows={3}
            />
          </Form>
        </Sheet>
        <Sheet title={t.paper} span={6}>
          <p class="ct-small ct-quiet">{t.paperHow}</p>
          <Many state={forms.paper} reading={reading} to="paper" label={t.manyForms} submit={t.handOut} />
        </Sheet>
        <Sheet title={t.enter} span={6}>
          <p class="ct-acts">
            <LinkButton kind="second" icon="edit" href={campaignAddress(id, 'entry')}>
              {t.enter}
            </LinkButton>
            <LinkButton kind="quiet" icon="upload" href={campaignAddress(id, 'filled')}>
              {t.importFile}
            </LinkButton>
          </p>
        </Sheet>
      </Grid>
      <div class="ct-gapped" id="close">
        <ConfirmSheet
          state={forms.close}
          action={campaignAddress(id, 'closing')}
          title={t.closeTitle}
          consequence={t.closeNote}
          submit={t.close}
          cancel={campaignAddress(id)}
          askReason={false}
          version={version}
        />
      </div>
    </>
  )
}
