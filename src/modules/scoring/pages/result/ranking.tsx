import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { MayWithResult, Ranking } from '../../facts/result.ts'
import { resultTexts } from '../../texts/result.ts'
import { meanIndex } from './figures.ts'
import { RankingTable } from './table.tsx'

export type RankingForms = { correct?: FormState; decide?: FormState }
type Props = { frame: Frame; ranking: Ranking; may: MayWithResult; forms: RankingForms }

/** The ranking of a round: class by class, with what may be done next at the side. */
export const RankingPage = ({ frame, ranking, may, forms }: Props) => {
  const { lang } = frame
  const t = resultTexts[lang]
  const { round, result, rows } = ranking
  return (
    <Page
      frame={frame}
      title={t.rankingOf(round.title)}
      lede={<Standing frame={frame} ranking={ranking} />}
      crumbs={[{ href: '/scoring', name: t.ranking }]}
      act={mainAct({ frame, ranking, may, forms })}
      acts={
        result ? (
          <>
            {result.state === 'published' ? (
              <LinkButton kind="quiet" href={`/cong-khai/xep-hang/${round.id}`}>
                {t.publicPage}
              </LinkButton>
            ) : null}
            <LinkButton
              kind="second"
              icon="download"
              download
              href={`/scoring/results/${result.id}/table.xlsx`}
            >
              {t.exportTable}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <Notices frame={frame} ranking={ranking} />
      {result ? (
        <Grid>
          <Sheet span={9} flush long>
            <RankingTable
              lang={lang}
              ranking={ranking}
              explain={(row) => explainLink(row.sheetId, ranking)}
            />
          </Sheet>
          <Stack span={3}>
            <Next frame={frame} ranking={ranking} may={may} forms={forms} />
            <Proof frame={frame} ranking={ranking} />
            <Sheet title={t.howToRead}>
              <p class="ct-small ct-quiet">{t.howToReadText}</p>
              <p class="ct-small ct-quiet">{t.average(meanIndex(rows, ranking.rounding, lang))}</p>
            </Sheet>
          </Stack>
        </Grid>
      ) : (
        <Empty title={t.noResult}>{t.noResultHow}</Empty>
      )}
    </Page>
  )
}

const explainLink = (sheetId: number | null, { results, result }: Ranking): string | undefined =>
  sheetId === null
    ? undefined
    : `/scoring/sheets/${sheetId}/explanation${
        result && results[0] && result.version !== results[0].version ? `?version=${result.version}` : ''
      }`

const Standing = ({ frame: { lang }, ranking: { round, result } }: Pick<Props, 'frame' | 'ranking'>) => {
  const t = resultTexts[lang]
  const where = round.place ? (
    <>
      <Said text={round.place} />
      {'. '}
    </>
  ) : null
  if (!result) return where
  const state =
    result.state === 'published' && result.publishedOn
      ? t.publishedOn(showDate(result.publishedOn, lang))
      : t.stateOf[result.state]
  return (
    <>
      {where}
      {state}
      {result.decisionNo && result.decidedOn ? (
        <>
          {' '}
          <Said text={t.byDecision(result.decisionNo, showDate(result.decidedOn, lang))} />
        </>
      ) : null}
      {result.imported ? '.' : `. ${t.computedAt(showMoment(result.computedAt, lang))}.`}
    </>
  )
}

const mainAct = ({ frame: { lang }, ranking: { round, result }, may }: Props) => {
  const t = resultTexts[lang]
  if (may.publish && result)
    return (
      <ActButton action={`/scoring/results/${result.id}/publication`} kind="main" confirm={t.publishConfirm}>
        {t.publish}
      </ActButton>
    )
  if (may.compute && (!result || result.state === 'draft'))
    return (
      <ActButton action={`/scoring/rounds/${round.id}/results`} kind={result ? 'second' : 'main'}>
        {result ? t.computeAgain : t.compute}
      </ActButton>
    )
  return undefined
}

const Notices = ({
  frame: { lang },
  ranking: { round, result, results },
}: Pick<Props, 'frame' | 'ranking'>) => {
  const t = resultTexts[lang]
  const newest = results[0]
  return (
    <>
      {round.synthetic ? <Alert tone="info">{t.synthetic}</Alert> : null}
      {round.state === 'imported' ? (
        <Alert tone="info">
          {t.imported} {round.source ? <Said text={`${t.source}: ${round.source}`} /> : null}
        </Alert>
      ) : null}
      {result && newest && result.version < newest.version ? (
        <Alert tone="warning">
          {t.correctedBy(newest.version)}{' '}
          <a class="ds-link" href={`/scoring/rounds/${round.id}/ranking`}>
            {t.openNewest}
          </a>
        </Alert>
      ) : null}
      {result?.reason && result.version > 1 ? (
        <Alert tone="info">
          <Said text={t.isCorrection(result.reason)} />
        </Alert>
      ) : null}
    </>
  )
}

const Next = ({ frame: { lang }, ranking: { round, result }, may, forms }: Props) => {
  const t = resultTexts[lang]
  if (!result) return null
  const [doc] = may.documents
  return (
    <>
      {doc || may.draftDecision ? (
        <Sheet title={t.decisionDraft}>
          {doc ? (
            <a class="ct-row-link" href={`/documents/${doc.id}`}>
              <Said text={doc.cited ?? t.decisionDraft} />
            </a>
          ) : (
            <ActButton action={`/scoring/results/${result.id}/decision-draft`} kind="second">
              {t.draftDecision}
            </ActButton>
          )}
        </Sheet>
      ) : null}
      {may.decide && forms.decide ? (
        <Sheet title={t.decide}>
          <p class="ct-small ct-quiet">{t.decideLede}</p>
          <Form
            state={forms.decide}
            action={`/scoring/results/${result.id}/decision`}
            submit={t.decide}
            kind="second"
          >
            <FieldRow>
              <Field state={forms.decide} name="decisionNo" label={t.decisionNo} optional />
              <Field state={forms.decide} name="decidedOn" type="date" label={t.decidedOn} optional />
            </FieldRow>
          </Form>
        </Sheet>
      ) : null}
      {may.compute && result.state === 'published' && forms.correct ? (
        <Sheet title={t.correct}>
          <Form
            state={forms.correct}
            action={`/scoring/rounds/${round.id}/results`}
            submit={t.correct}
            kind="second"
          >
            <Field state={forms.correct} name="reason" type="textarea" rows={3} label={t.reason} />
          </Form>
        </Sheet>
      ) : null}
    </>
  )
}

const Proof = ({
  frame: { lang },
  ranking: { round, result, results },
}: Pick<Props, 'frame' | 'ranking'>) => {
  const t = resultTexts[lang]
  return (
    <>
      {results.length > 1 ? (
        <Sheet title={t.versions}>
          <ul class="ct-plain ct-lines">
            {results.map((one) => (
              <li>
                <a
                  class="ct-row-link"
                  href={`/scoring/rounds/${round.id}/ranking?version=${one.version}`}
                  aria-current={one.id === result?.id ? 'true' : undefined}
                >
                  {t.version(one.version)}
                </a>{' '}
                <span class="ct-small ct-quiet">
                  {one.publishedOn ? showDate(one.publishedOn, lang) : t.stateOf[one.state]}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      {result?.bundleHash ? (
        <Sheet title={t.hash}>
          <Facts
            facts={[
              { name: t.version(result.version), value: <code class="ct-hash">{result.bundleHash}</code> },
            ]}
          />
          {result.state === 'published' ? (
            <p class="ct-small ct-quiet">
              {t.verifyHow} <code>./canhtan index verify</code> (
              <a
                class="ds-link"
                href={`/cong-khai/xep-hang/${round.id}/du-lieu.json?version=${result.version}`}
              >
                {t.bundle}
              </a>
              )
            </p>
          ) : null}
        </Sheet>
      ) : null}
    </>
  )
}
