import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Campaign } from '../../facts/campaigns.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'

/** Where the table to fill in is fetched, and brought back filled. */
export const FilledPage = ({
  frame,
  campaign,
  strata,
  state,
}: {
  frame: Frame
  campaign: Campaign
  strata: { id: number; name: string }[]
  state: FormState
}) => {
  const { lang } = frame
  const t = campaignsTexts[lang]
  const address = `/surveys/campaigns/${campaign.id}`
  return (
    <Page
      frame={frame}
      title={t.importFile}
      lede={t.importLede}
      crumbs={[
        { href: '/surveys', name: t.surveys },
        { href: address, name: campaign.title },
      ]}
    >
      <Sheet title={t.template}>
        <ul class="ct-lines">
          {strata.map(({ id, name }) => (
            <li>
              <a class="ds-link" href={`${address}/table.xlsx?stratum=${id}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t.importFile} gapped>
        <Form state={state} action={`${address}/filled`} submit={t.importFile} cancel={address} multipart>
          <Field
            state={state}
            name="stratumId"
            label={t.stratum}
            type="select"
            placeholder={false}
            options={strata.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Field
            state={state}
            name="file"
            label={t.file}
            type="file"
            accept=".xlsx,.csv"
            maxBytes={5_000_000}
          />
        </Form>
      </Sheet>
    </Page>
  )
}
