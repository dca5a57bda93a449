import { Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { EnterSaves, Rows } from '#ui/rows.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Campaign } from '../../facts/campaigns.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { titleOf } from '../words.ts'

type Choice = { id: number; titleVi: string; titleEn: string; code: string; version: number }

/** The form of a campaign: what is asked, of whom, when, how many. */
export const CampaignFormPage = ({
  frame,
  state,
  questionnaires,
  campaign,
}: {
  frame: Frame
  state: FormState
  questionnaires: Choice[]
  campaign: Campaign | undefined
}) => {
  const { lang } = frame
  const t = campaignsTexts[lang]
  const address = campaign ? `/surveys/campaigns/${campaign.id}` : '/surveys'
  const named = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <Page
      frame={frame}
      title={campaign ? t.editCampaign : t.newCampaign}
      crumbs={[
        { href: '/surveys', name: t.surveys },
        ...(campaign ? [{ href: address, name: campaign.title }] : []),
      ]}
    >
      <Form
        state={state}
        action={campaign ? `${address}/edit` : '/surveys/campaigns'}
        version={campaign?.version}
      >
        <EnterSaves>{t.save}</EnterSaves>
        <Sheet>
          <Field state={state} name="title" label={t.titleField} hint={t.titleHint} max={300} />
          <FieldRow>
            <Field state={state} name="year" label={t.year} type="number" />
            <Field
              state={state}
              name="block"
              label={t.block}
              type="select"
              optional
              placeholder={t.noBlock}
              options={named(t.blocks)}
            />
          </FieldRow>
          <Field
            state={state}
            name="questionnaireId"
            label={t.questionnaire}
            hint={questionnaires.length === 0 ? t.noQuestionnaires : undefined}
            type="select"
            options={questionnaires.map((one) => ({
              value: String(one.id),
              label: `${titleOf(one, lang)} (${one.code}, ${one.version})`,
            }))}
          />
          <FieldRow>
            <Field state={state} name="opensOn" label={t.opensOn} type="date" />
            <Field state={state} name="closesOn" label={t.closesOn} type="date" />
          </FieldRow>
          <Field
            state={state}
            name="minCell"
            label={t.minCell}
            hint={t.minCellHint}
            type="number"
            narrow
            value="5"
          />
          <FieldRow>
            <Field
              state={state}
              name="sampleError"
              label={t.sampleError}
              hint={t.sampleErrorHint}
              type="decimal"
              value="5"
            />
            <Field
              state={state}
              name="sampling"
              label={t.sampling}
              type="select"
              placeholder={false}
              options={named(t.samplings)}
            />
          </FieldRow>
          <Field state={state} name="seed" label={t.seed} hint={t.seedHint} max={100} optional />
        </Sheet>
        <Sheet title={t.groups} gapped>
          <Rows
            state={state}
            list="groups"
            least={1}
            legend={t.groups}
            hint={t.groupCodeHint}
            add={t.addGroup}
            remove={t.removeGroup}
            bare
          >
            {(path) => (
              <FieldRow>
                <Field state={state} name={`${path}.code`} label={t.groupCode} max={40} />
                <Field state={state} name={`${path}.nameVi`} label={t.groupVi} max={200} />
                <Field state={state} name={`${path}.nameEn`} label={t.groupEn} max={200} optional />
                <Field state={state} name={`${path}.weight`} label={t.weight} type="decimal" value="1" />
              </FieldRow>
            )}
          </Rows>
        </Sheet>
        <p class="ct-acts ct-gapped">
          <Button>{t.save}</Button>
          <LinkButton kind="quiet" href={address}>
            {t.surveys}
          </LinkButton>
        </p>
      </Form>
    </Page>
  )
}

/** Where a table is typed, pasted or sent: the strata, or the list of people. */
export const TablePage = ({
  frame,
  state,
  campaign,
  which,
}: {
  frame: Frame
  state: FormState
  campaign: Campaign
  which: 'strata' | 'list'
}) => {
  const { lang } = frame
  const t = campaignsTexts[lang]
  const address = `/surveys/campaigns/${campaign.id}`
  const words =
    which === 'strata'
      ? { title: t.setStrata, lede: t.strataLede, note: t.strataReplaces }
      : { title: t.setList, lede: t.listLede, note: t.listReplaces }
  return (
    <Page
      frame={frame}
      title={words.title}
      lede={words.lede}
      crumbs={[
        { href: '/surveys', name: t.surveys },
        { href: address, name: campaign.title },
      ]}
    >
      <Sheet>
        <p class="ct-quiet">{words.note}</p>
        <Form state={state} action={`${address}/${which}`} submit={words.title} cancel={address} multipart>
          <Field state={state} name="table" label={t.table} type="textarea" rows={10} optional />
          <Field
            state={state}
            name="file"
            label={t.file}
            type="file"
            accept=".csv,.xlsx,.txt"
            maxBytes={5_000_000}
            optional
          />
        </Form>
      </Sheet>
    </Page>
  )
}
