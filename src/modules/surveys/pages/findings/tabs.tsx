import type { Lang } from '#platform/lang.ts'
import { Tabs } from '#ui/tabs.tsx'
import { findingsTexts } from '../../texts/findings.ts'

export type CampaignTab = 'asking' | 'review' | 'results' | 'comments'

/** The parts of a campaign: how it is asked, what is looked at again, the results, free words. */
export const CampaignTabs = ({
  id,
  on,
  oversees,
  comments,
  lang,
}: {
  id: number
  on: CampaignTab
  oversees: boolean
  comments: boolean
  lang: Lang
}) => {
  const t = findingsTexts[lang]
  const at = `/surveys/campaigns/${id}`
  const tab = (name: CampaignTab, text: string, href: string) => ({ name: text, href, on: on === name })
  return (
    <Tabs
      label={t.tabs}
      lang={lang}
      tabs={[
        ...(oversees ? [tab('asking', t.asking, at), tab('review', t.review, `${at}/review`)] : []),
        tab('results', t.results, `${at}/results`),
        ...(comments ? [tab('comments', t.comments, `${at}/comments`)] : []),
      ]}
    />
  )
}
