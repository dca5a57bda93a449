import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ExplainedLeaf, Explanation } from '../../facts/explanation.ts'
import { inputsInWords, keptReason } from '../../rules/words/kept.ts'
import { ruleWords } from '../../rules/words/rule.ts'
import { resultTexts } from '../../texts/result.ts'
import { lost, shownFigure } from './figures.ts'

type Props = { frame: Frame; explanation: Explanation; objection: 'open' | 'closed' }

const nameOf = (node: { name_vi: string; name_en?: string | undefined }, lang: Lang): string =>
  lang === 'en' ? (node.name_en ?? node.name_vi) : node.name_vi

/** Why a unit has its score: from the rank down to the rule in words, the values, the document and page, people and days. */
export const ExplanationPage = ({ frame, explanation, objection }: Props) => {
  const { lang } = frame
  const t = resultTexts[lang]
  const { row, round, result, newest, set } = explanation
  return (
    <Page
      frame={frame}
      title={t.explain(row.unitName)}
      lede={<Said text={round.title} />}
      crumbs={[
        { href: '/scoring', name: t.ranking },
        { href: `/scoring/rounds/${round.id}/ranking`, name: round.title },
      ]}
      acts={
        <>
          <LinkButton
            kind="quiet"
            href={`/api/v1/sheets/${row.sheetId}/explanation?version=${result.version}`}
          >
            {t.asJson}
          </LinkButton>
          {objection === 'open' ? (
            <LinkButton kind="second" href={`/scoring/sheets/${row.sheetId}/objections`}>
              {t.object}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {round.synthetic ? <Alert tone="info">{t.synthetic}</Alert> : null}
      {result.version < newest ? <Alert tone="warning">{t.correctedBy(newest)}</Alert> : null}
      {result.reason && result.version > 1 ? (
        <Alert tone="info">
          <Said text={t.isCorrection(result.reason)} />
        </Alert>
      ) : null}
      <Grid>
        <Stack span={4}>
          <Result explanation={explanation} lang={lang} />
          <Losses explanation={explanation} lang={lang} />
        </Stack>
        <Stack span={8}>
          {explanation.domains.map((domain) => (
            <Sheet
              title={`${domain.code}. ${nameOf(domain, lang)}`}
              id={`d-${domain.code}`}
              flush
              aside={`${shownFigure(domain.points, set.scoring?.rounding, lang)}/${shownFigure(domain.max, set.scoring?.rounding, lang)}`}
            >
              <Leaves leaves={domain.leaves} explanation={explanation} lang={lang} />
            </Sheet>
          ))}
        </Stack>
      </Grid>
    </Page>
  )
}

const Result = ({ explanation, lang }: { explanation: Explanation; lang: Lang }) => {
  const t = resultTexts[lang]
  const { row, set, ranked, bonus, penalty, result } = explanation
  const figure = (value: string | null) => shownFigure(value, set.scoring?.rounding, lang)
  return (
    <Sheet title={t.score}>
      <p>
        <span class="ct-figure">{figure(row.percent)}%</span>{' '}
        {row.rank === null ? t.unranked : t.rankOf(String(row.rank), String(ranked))}
        {row.class ? (
          <>
            {' · '}
            <Said text={classIn(explanation, lang)} />
          </>
        ) : null}
      </p>
      <Facts
        facts={[
          ...explanation.domains.map((d) => ({
            name: <a href={`#d-${d.code}`}>{`${d.code}. ${nameOf(d, lang)}`}</a>,
            value: `${figure(d.points)}/${figure(d.max)}`,
          })),
          ...(bonus === '0' ? [] : [{ name: t.bonus, value: `+${figure(bonus)}` }]),
          ...(penalty === '0' ? [] : [{ name: t.penalty, value: `−${figure(penalty)}` }]),
          { name: t.total, value: `${figure(row.points)}/${figure(row.max)}` },
          {
            name: t.version(result.version),
            value: result.publishedOn ? showDate(result.publishedOn, lang) : t.stateOf[result.state],
          },
        ]}
      />
    </Sheet>
  )
}

const classIn = ({ row, set, round }: Explanation, lang: Lang): string => {
  const bands = set.scoring?.bands_by_block?.[round.block] ?? set.scoring?.bands ?? []
  const band = bands.find((one) => one.label_vi === row.class)
  return lang === 'en' ? (band?.label_en ?? row.class ?? '') : (row.class ?? '')
}

const Losses = ({ explanation, lang }: { explanation: Explanation; lang: Lang }) => {
  const t = resultTexts[lang]
  const rounding = explanation.set.scoring?.rounding
  const losing = explanation.domains
    .flatMap((d) => d.leaves)
    .map((leaf) => ({
      leaf,
      by: leaf.score.state === 'excluded' ? null : lost(leaf.score.points, leaf.score.max),
    }))
    .filter(({ by }) => by !== null && by.sign() > 0)
    .sort((a, b) => (b.by && a.by ? b.by.compare(a.by) : 0))
    .slice(0, 5)
  return (
    <Sheet title={t.lost}>
      {losing.length === 0 ? <p class="ct-quiet">{t.nothingLost}</p> : null}
      <ol class="ct-plain ct-lost">
        {losing.map(({ leaf, by }) => (
          <li>
            <p>
              <a class="ct-row-link" href={`#l-${leaf.leaf.code}`}>
                <b>{leaf.leaf.code}</b> {nameOf(leaf.leaf, lang)}
              </a>
              <span class="ct-num ct-nowrap">−{shownFigure(by?.toString() ?? null, rounding, lang)}</span>
            </p>
            <p class="ct-small">{keptReason(leaf.leaf, leaf.score, lang)}</p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

const Leaves = ({
  leaves,
  explanation,
  lang,
}: {
  leaves: readonly ExplainedLeaf[]
  explanation: Explanation
  lang: Lang
}) => {
  const t = resultTexts[lang]
  const rounding = explanation.set.scoring?.rounding
  return (
    <Table
      lang={lang}
      caption={t.leaf}
      rows={[...leaves]}
      columns={[
        {
          head: t.leaf,
          phone: 'wide',
          cell: ({ leaf }) => (
            <span id={`l-${leaf.code}`}>
              <b>{leaf.code}</b> {nameOf(leaf, lang)}
              <br />
              <span class="ct-small ct-quiet">{ruleWords(leaf, lang)}</span>
            </span>
          ),
        },
        { head: t.values, phone: 'wide', cell: (one) => <Values one={one} lang={lang} /> },
        {
          head: t.points,
          n: true,
          phone: 'end',
          cell: ({ score }) => (
            <span class="ct-nowrap">
              {score.state === 'excluded' ? '–' : shownFigure(score.points ?? '0', rounding, lang)}
              <span class="ct-quiet">/{score.max === null ? '' : showDecimal(score.max, lang)}</span>
            </span>
          ),
        },
      ]}
    />
  )
}

const Values = ({ one, lang }: { one: ExplainedLeaf; lang: Lang }) => {
  const t = resultTexts[lang]
  const { leaf, score, inputs, hand, given, evidence } = one
  return (
    <>
      {inputsInWords(leaf, inputs, lang).map((line) => (
        <>
          <Said text={line} />
          <br />
        </>
      ))}
      <span>{hand === null ? keptReason(leaf, score, lang) : t.byHand}</span>
      {given?.reason ? (
        <p class="ct-small">
          <Said text={given.reason} />
        </p>
      ) : null}
      {evidence.map((line) => (
        <p class="ct-small ct-quiet">
          <Said text={line.pages ? `${line.title}, ${t.pages(line.pages)}` : line.title} />
        </p>
      ))}
      {given ? (
        <p class="ct-small ct-quiet">
          <Said
            text={`${given.person ?? ''}, ${t.steps[given.stage]}, ${showDate(given.at.slice(0, 10) as never, lang)}`}
          />
        </p>
      ) : null}
    </>
  )
}
