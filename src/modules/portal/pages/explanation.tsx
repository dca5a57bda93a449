import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { showNumber } from '#ui/format.ts'
import { PortalPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PublicExplanation } from '../../scoring/facts.ts'
import { texts } from '../texts.ts'
import { type PortalFrame, portalParts } from './frame.tsx'

/** A sub-criterion as it is told to anybody: words made by the room that scores. */
export type ToldLeaf = {
  code: string
  name: string
  rule: string
  values: string[]
  reason: string
  points: string
  max: string
}
export type ToldDomain = { code: string; name: string; points: string; max: string; leaves: ToldLeaf[] }

type Props = {
  frame: PortalFrame
  explanation: Pick<PublicExplanation, 'ranking' | 'row' | 'ranked'>
  domains: ToldDomain[]
  percent: string
}

/** Why a unit has its score, for anybody: rule in words, values, points; no people, no files. */
export const PortalExplanationPage = ({ frame, explanation, domains, percent }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { ranking, row, ranked } = explanation
  return (
    <PortalPage
      {...portalParts(frame)}
      title={t.explainTitle(row.unitName)}
      lede={<Said text={ranking.round.title} />}
    >
      {ranking.round.synthetic ? <Alert tone="info">{t.synthetic}</Alert> : null}
      <section class="ct-p-answer" aria-label={row.unitName}>
        <p class="ct-figure">
          <span class="ct-figure-plain">{percent}%</span>
          <b>
            {row.rank === null ? t.unranked : t.rankOf(showNumber(row.rank, lang), showNumber(ranked, lang))}
          </b>
        </p>
        <p>
          <a class="ds-link" href={`/cong-khai/xep-hang/${ranking.round.id}?unit=${row.position}`}>
            {t.back}
          </a>
        </p>
      </section>
      {domains.map((domain) => (
        <Told domain={domain} lang={lang} />
      ))}
    </PortalPage>
  )
}

const Told = ({ domain, lang }: { domain: ToldDomain; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet
      id={`d-${domain.code}`}
      title={<Said text={`${domain.code}. ${domain.name}`} />}
      aside={`${domain.points}/${domain.max}`}
      flush
      long
      gapped
    >
      <Table
        lang={lang}
        caption={domain.name}
        rows={domain.leaves}
        columns={[
          {
            head: t.leaf,
            phone: 'wide',
            cell: (leaf) => (
              <>
                <b>{leaf.code}</b> <Said text={leaf.name} />
                <br />
                <span class="ct-small ct-quiet">{leaf.rule}</span>
              </>
            ),
          },
          {
            head: t.values,
            phone: 'wide',
            cell: (leaf) => (
              <>
                {leaf.values.map((line) => (
                  <>
                    <Said text={line} />
                    <br />
                  </>
                ))}
                {leaf.reason}
              </>
            ),
          },
          {
            head: t.points,
            n: true,
            phone: 'end',
            cell: (leaf) => (
              <span class="ct-nowrap">
                {leaf.points}
                <span class="ct-quiet">/{leaf.max}</span>
              </span>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
