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
import { inputsInWords } from '../../rules/words/kept.ts'
import { ruleWords } from '../../rules/words/rule.ts'
import { resultTexts } from '../../texts/result.ts'
import { throughRounds } from '../crumbs.ts'
import { SyntheticMark } from '../sets/words.tsx'
import { shownFigure } from './figures.ts'
import { classIn, Giver, leafId, nameIn, Proofs, whyOf } from './leaf.tsx'
import { Losses } from './why.tsx'

type Props = { frame: Frame; explanation: Explanation; objections: 'file' | 'read' | undefined }

// who may open a proof of it sees the sheet, and with it what could be won
const seesSheet = ({ domains }: Explanation): boolean =>
  domains.some((domain) => domain.leaves.some((one) => one.opens))

/** Why a unit has its score: from the rank down to the rule in words, the values, the document and page, people and days. */
export const ExplanationPage = ({ frame, explanation, objections }: Props) => {
  const { lang } = frame
  const t = resultTexts[lang]
  const { row, round, result, newest, set } = explanation
  return (
    <Page
      frame={frame}
      title={t.explain(row.unitName)}
      lede={<Said text={round.title} />}
      crumbs={[...throughRounds(frame), { href: `/scoring/rounds/${round.id}/ranking`, name: t.ranking }]}
      under={
        round.synthetic ? (
          <p class="ct-tags">
            <SyntheticMark lang={lang} />
          </p>
        ) : undefined
      }
      acts={
        <>
          <LinkButton
            kind="quiet"
            href={`/api/v1/sheets/${row.sheetId}/explanation?version=${result.version}`}
          >
            {t.asJson}
          </LinkButton>
          <LinkButton
            kind="quiet"
            icon="download"
            download
            href={`/scoring/sheets/${row.sheetId}/explanation.xlsx?version=${result.version}`}
          >
            {t.asAnnex}
          </LinkButton>
          {seesSheet(explanation) ? (
            <LinkButton kind="quiet" href={`/scoring/sheets/${row.sheetId}/planner`}>
              {t.planner}
            </LinkButton>
          ) : null}
          {objections ? (
            <LinkButton kind="second" href={`/scoring/sheets/${row.sheetId}/objections`}>
              {objections === 'file' ? t.object : t.objections}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {result.version < newest ? <Alert tone="warning">{t.correctedBy(newest)}</Alert> : null}
      {result.reason && result.version > 1 ? (
        <Alert tone="info">
          <Said text={t.isCorrection(result.reason)} />
        </Alert>
      ) : null}
      <Grid>
        <Stack span={4}>
          <Result explanation={explanation} lang={lang} />
          <Sheet title={t.lost}>
            <Losses explanation={explanation} lang={lang} most={5} />
          </Sheet>
        </Stack>
        <Stack span={8}>
          {explanation.domains.map((domain) => (
            <Sheet
              title={`${domain.code}. ${nameIn(domain, lang)}`}
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
        <span class="ct-figure-plain">{figure(row.percent)}%</span>{' '}
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
            name: <a href={`#d-${d.code}`}>{`${d.code}. ${nameIn(d, lang)}`}</a>,
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
            <span id={leafId(leaf.code)}>
              <b>{leaf.code}</b> {nameIn(leaf, lang)}
              <br />
              <span class="ct-small ct-quiet">{ruleWords(leaf, lang)}</span>
            </span>
          ),
        },
        {
          head: t.values,
          phone: 'wide',
          cell: (one) => <Values one={one} sheetId={explanation.row.sheetId} lang={lang} />,
        },
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

const Values = ({ one, sheetId, lang }: { one: ExplainedLeaf; sheetId: number | null; lang: Lang }) => (
  <>
    {inputsInWords(one.leaf, one.inputs, lang).map((line) => (
      <p>
        <Said text={line} />
      </p>
    ))}
    <p>{whyOf(one, lang)}</p>
    <Proofs one={one} sheetId={sheetId} lang={lang} />
    <Giver one={one} lang={lang} />
  </>
)
