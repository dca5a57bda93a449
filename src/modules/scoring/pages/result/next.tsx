import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { MayWithResult, Ranking } from '../../facts/result.ts'
import { resultTexts } from '../../texts/result.ts'
import type { RankingForms } from './ranking.tsx'

type Props = { frame: Frame; ranking: Ranking; may: MayWithResult; forms: RankingForms }

/** What comes next for a result, for who may: the decision drafted, noted, a correction computed. */
export const Next = ({ frame: { lang }, ranking: { round, result }, may, forms }: Props) => {
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
      {forms.correct ? (
        <Sheet>
          <details class="ct-fold-form" open={Boolean(forms.correct.errors?.length)}>
            <summary>{t.correct}</summary>
            <p class="ct-small ct-quiet">{t.correctLede}</p>
            <Form
              state={forms.correct}
              action={`/scoring/rounds/${round.id}/results`}
              submit={t.correct}
              kind="second"
            >
              <Field state={forms.correct} name="reason" type="textarea" rows={3} label={t.reason} />
            </Form>
          </details>
        </Sheet>
      ) : null}
    </>
  )
}

/** The versions of a result, and the code by which anybody may verify it. */
export const Proof = ({
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
          <p>
            <code class="ct-hash">{result.bundleHash}</code>
          </p>
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
