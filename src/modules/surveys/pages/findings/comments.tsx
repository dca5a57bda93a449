import { Empty } from '#ui/empty.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import type { readComments } from '../../facts/findings.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { findingsTexts } from '../../texts/findings.ts'
import { said } from '../words.ts'
import { CampaignTabs } from './tabs.tsx'

export type CommentsProps = { frame: Frame; reading: Awaited<ReturnType<typeof readComments>> }

/** What people wrote, by question and unit, in no order. */
export const CommentsPage = ({ frame, reading }: CommentsProps) => {
  const { lang } = frame
  const t = findingsTexts[lang]
  const { campaign, questions, comments, names, may } = reading
  return (
    <Page
      frame={frame}
      title={t.comments}
      lede={`${campaign.title} · ${t.commentsHow(campaign.minCell)}`}
      crumbs={[{ href: '/surveys', name: campaignsTexts[lang].surveys }]}
    >
      <CampaignTabs id={campaign.id} on="comments" oversees={may.oversee} comments lang={lang} />
      {comments.length === 0 ? <Empty title={t.noComments}>{t.commentsHow(campaign.minCell)}</Empty> : null}
      <Stack>
        {questions.map(({ code, text }) => {
          const own = comments.filter((one) => one.question === code)
          return own.length === 0 ? null : (
            <Sheet title={said(text, lang)}>
              {[...Map.groupBy(own, ({ unit }) => unit)].map(([unit, of]) => (
                <>
                  {unit === '' ? null : (
                    <h3 class="ds-heading ct-gapped" data-size="2xs">
                      {names.get(unit) ?? unit}
                    </h3>
                  )}
                  <ul class="ct-plain ct-lines">
                    {of.map((one) => (
                      <li>
                        <Said text={one.text} lines />
                      </li>
                    ))}
                  </ul>
                </>
              ))}
            </Sheet>
          )
        })}
      </Stack>
    </Page>
  )
}
