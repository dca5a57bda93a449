import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { NumberLink, Percent } from '#ui/figure.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { readPlans } from '../facts/reading.ts'
import type { PlanKind } from '../policy.ts'
import { texts } from '../texts.ts'

type Line = Awaited<ReturnType<typeof readPlans>>[number]

/** The plans of the year, and the form that opens one for those who may. */
export const PlansPage = ({
  frame,
  year,
  opened,
  plans,
  form,
  kinds,
  units,
}: {
  frame: Frame
  year: number
  opened: boolean
  plans: Line[]
  form?: FormState
  kinds: PlanKind[]
  units: { id: number; name: string }[]
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.plansOf(year)}
      lede={plans.length > 0 ? t.plansLede : undefined}
      acts={
        <LinkButton kind="quiet" href={`/programmes/${year}`}>
          {t.programme}
        </LinkButton>
      }
    >
      {plans.length === 0 ? (
        <Empty title={t.none(year)}>{opened ? t.noneHow : t.yearClosed(year)}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.plansOf(year)}
            rows={plans}
            columns={[
              {
                head: t.plan,
                phone: 'wide',
                cell: (p) => (
                  <>
                    <a class="ct-row-link" href={`/plans/${p.id}`}>
                      <Said text={p.title} />
                    </a>
                    <br />
                    <span class="ct-small ct-quiet">
                      {t.kinds[p.kind]} · <Said text={p.unit_name} />
                    </span>
                  </>
                ),
              },
              {
                head: t.state,
                cell: (p) =>
                  p.state === 'issued' ? (
                    <>
                      {p.document_no ? <Said text={p.document_no} /> : t.states.issued}
                      <br />
                      <span class="ct-small ct-quiet">{p.issued_on ? showDate(p.issued_on, lang) : ''}</span>
                    </>
                  ) : (
                    <StateTag state="draft" lang={lang} text={t.states.draft} />
                  ),
              },
              {
                head: t.done,
                n: true,
                phone: 'label',
                cell: (p) =>
                  p.figure ? (
                    <Percent done={p.figure.done} of={p.figure.of} href={`/plans/${p.id}`} lang={lang} />
                  ) : (
                    <span class="ct-quiet">{t.rows(showNumber(p.rows, lang))}</span>
                  ),
              },
              {
                head: t.overdue,
                n: true,
                phone: 'label',
                cell: (p) =>
                  p.figure ? (
                    <NumberLink
                      n={p.figure.overdue}
                      href={`/plans/${p.id}?show=openOverdue#annex`}
                      lang={lang}
                    />
                  ) : (
                    ''
                  ),
              },
            ]}
          />
        </Sheet>
      )}
      {form && opened ? <OpenForm form={form} year={year} kinds={kinds} units={units} /> : null}
    </Page>
  )
}

const OpenForm = ({
  form,
  year,
  kinds,
  units,
}: {
  form: FormState
  year: number
  kinds: PlanKind[]
  units: { id: number; name: string }[]
}) => {
  const t = texts[form.lang]
  return (
    <Sheet title={t.open} gapped>
      <Form state={form} action="/plans" submit={t.openIt}>
        <Hidden name="year" value={year} />
        <Field
          state={form}
          name="kind"
          label={t.kind}
          type="select"
          placeholder={false}
          options={kinds.map((value) => ({ value, label: t.kinds[value] ?? value }))}
        />
        <Field state={form} name="title" label={t.title} max={500} />
        {units.length > 1 ? (
          <Field
            state={form}
            name="unitId"
            label={t.ofUnit}
            type="select"
            optional
            options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          />
        ) : null}
      </Form>
    </Sheet>
  )
}
