import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { Sheet } from '#ui/sheet.tsx'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { AddFields } from './add-fields.tsx'
import type { SetPageProps } from './set.tsx'
import { setAddress } from './words.tsx'

/** What is done with a draft as a whole: sums, codes, a domain more. */
export const Tools = ({
  set,
  framed,
  form,
  lang,
}: {
  set: SetRow
  framed: boolean
  form?: FormState
  lang: Lang
}) => {
  const t = setsTexts[lang]
  const to = setAddress(set.id, 'order')
  return (
    <Sheet title={t.tools} gapped>
      <div class="ct-acts">
        <ActButton kind="second" action={to} fields={{ what: 'maxima' }}>
          {t.sumUp}
        </ActButton>
        {framed ? null : (
          <ActButton kind="second" action={to} fields={{ what: 'codes' }}>
            {t.renumber}
          </ActButton>
        )}
      </div>
      {form ? (
        <details class="ct-gapped" open={form.errors !== undefined}>
          <summary>{t.addDomain}</summary>
          <Form state={form} action={setAddress(set.id, 'domains')} submit={t.addIt} kind="second">
            <AddFields state={form} group={false} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

/** A draft that could be issued is put before the issuer by who may not issue it. */
export const Submit = ({ frame, set, errors, may }: SetPageProps) =>
  may.submit && set.complete && errors === 0 && !set.submittedAt ? (
    <ActButton action={setAddress(set.id, 'submission')} fields={{ version: set.rowVersion }}>
      {setsTexts[frame.lang].submit}
    </ActButton>
  ) : null

/** The ways on: issue, end, copy, delete; each only for whom it is. */
export const Ways = ({ frame, set, errors, may, forms }: SetPageProps) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const to = (part: string) => setAddress(set.id, part)
  const whyNot = !set.complete ? t.incompleteCannot : t.cannotIssue(showNumber(errors, lang))
  return (
    <>
      {set.state === 'draft' && may.issue && !forms.issue ? (
        <Sheet title={t.issue} gapped>
          <p>{whyNot}</p>
        </Sheet>
      ) : null}
      {forms.issue ? (
        <Sheet title={t.issue} id="issue-set" gapped>
          <p>{t.issueWords}</p>
          <Form state={forms.issue} action={to('issuance')} submit={t.issueIt} version={set.rowVersion}>
            <FieldRow>
              <Field
                state={forms.issue}
                name="decisionNo"
                label={t.decisionNo}
                hint={t.decisionNoHint}
                max={100}
              />
              <Field state={forms.issue} name="decidedOn" label={t.decidedOn} type="date" />
              <Field state={forms.issue} name="effectiveFrom" label={t.effectiveFrom} type="date" />
            </FieldRow>
          </Form>
        </Sheet>
      ) : null}
      {forms.end ? (
        <details class="ct-gapped" open={forms.end.errors !== undefined}>
          <summary>{t.end}</summary>
          <Form state={forms.end} action={to('end')} submit={t.endIt} kind="second">
            <Field
              state={forms.end}
              name="effectiveTo"
              label={t.effectiveTo}
              hint={t.effectiveToHint}
              type="date"
              optional
            />
          </Form>
        </details>
      ) : null}
      {forms.clone ? (
        <details class="ct-gapped" open={forms.clone.errors !== undefined}>
          <summary>{t.clone}</summary>
          <p>{t.cloneWords}</p>
          <Form state={forms.clone} action={to('copies')} submit={t.cloneIt} kind="second">
            <FieldRow>
              <Field state={forms.clone} name="code" label={t.setCode} hint={t.setCodeHint} max={100} />
              <Field state={forms.clone} name="year" label={t.year} type="number" narrow />
            </FieldRow>
            <Field state={forms.clone} name="titleVi" label={t.titleVi} max={500} optional />
          </Form>
        </details>
      ) : null}
      {forms.removal ? (
        <details class="ct-gapped" open={forms.removal.errors !== undefined}>
          <summary>{t.remove}</summary>
          <ConfirmSheet
            state={forms.removal}
            action={to('removal')}
            title={t.remove}
            consequence={t.removeWords}
            submit={t.removeIt}
            cancel={setAddress(set.id)}
            askReason={false}
          />
        </details>
      ) : null}
    </>
  )
}
