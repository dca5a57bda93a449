import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Percent } from '#ui/figure.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { Campaign } from '../../facts/campaigns.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'

/** Whom a campaign asks about. */
export const aboutOf = (block: string | null, lang: Lang): string => {
  const t = campaignsTexts[lang]
  return block === null ? t.noBlock : (t.blocks[block] ?? block)
}

/** What a reader must know of the figures: invented answers, an invented questionnaire. */
export const marksOf = (
  campaign: Pick<Campaign, 'invented' | 'questionnaireSynthetic'>,
  lang: Lang,
): string[] => {
  const t = campaignsTexts[lang]
  return [campaign.invented ? t.invented : '', campaign.questionnaireSynthetic ? t.synthetic : ''].filter(
    Boolean,
  )
}

const columns = (lang: Lang, oversees: boolean): Column<Campaign>[] => {
  const t = campaignsTexts[lang]
  return [
    {
      head: t.campaign,
      phone: 'wide',
      cell: (one) => (
        <>
          <a
            class="ct-row-link"
            href={oversees ? `/surveys/campaigns/${one.id}` : `/surveys/campaigns/${one.id}/results`}
          >
            {one.title}
          </a>
          <p class="ct-small ct-quiet">{[aboutOf(one.block, lang), ...marksOf(one, lang)].join(' · ')}</p>
        </>
      ),
    },
    { head: t.year, n: true, cell: (one) => one.year, phone: 'label' },
    { head: t.state, cell: (one) => t.states[one.state] ?? one.state, phone: 'label' },
    {
      head: t.days,
      phone: 'label',
      cell: (one) => `${showDate(one.opensOn, lang)} – ${showDate(one.closesOn, lang)}`,
    },
    {
      head: t.answered,
      n: true,
      phone: 'label',
      cell: (one) => {
        if (one.issued === 0) return ''
        if (one.answeredExact) return <Percent done={one.answered} of={one.issued} lang={lang} />
        return one.answered > 0
          ? t.atLeastOf(showNumber(one.answered, lang), showNumber(one.issued, lang))
          : ''
      },
    },
  ]
}

export type CampaignsProps = { frame: Frame; campaigns: Campaign[]; mayRun: boolean; oversees: boolean }

/** The campaigns that somebody may find, newest first. */
export const CampaignsPage = ({ frame, campaigns, mayRun, oversees }: CampaignsProps) => {
  const { lang } = frame
  const t = campaignsTexts[lang]
  return (
    <Page
      frame={frame}
      title={t.surveys}
      lede={t.lede}
      act={
        mayRun ? (
          <LinkButton href="/surveys/campaigns/new" icon="plus">
            {t.newCampaign}
          </LinkButton>
        ) : undefined
      }
      acts={
        oversees ? (
          <LinkButton kind="second" href="/surveys/questionnaires">
            {t.questionnaires}
          </LinkButton>
        ) : undefined
      }
    >
      {campaigns.length === 0 ? (
        <Empty title={t.none}>{mayRun ? t.noneRun : t.noneHow}</Empty>
      ) : (
        <Sheet title={t.campaigns} flush>
          <Table lang={lang} caption={t.campaigns} columns={columns(lang, oversees)} rows={campaigns} />
        </Sheet>
      )}
    </Page>
  )
}
