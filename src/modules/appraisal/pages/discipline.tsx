import { dayOf } from '#platform/day.ts'
import { Empty } from '#ui/empty.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { DecisionFields } from '#ui/round-form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { DisciplineReading } from '../facts/schemes.ts'
import { disciplineForms } from '../rules/discipline.ts'
import type { DisciplineLine } from '../store/discipline.ts'
import { ratingTexts } from '../texts/rating.ts'

/** The record of discipline: what the papers say, with the form for who keeps it. */
export const DisciplinePage = ({
  frame,
  reading,
  entering,
  withdrawing,
}: {
  frame: Frame
  reading: DisciplineReading
  entering: FormState
  /** the entry that is being withdrawn, with its form */
  withdrawing?: { line: DisciplineLine; state: FormState } | undefined
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const d = t.disciplinePage
  const { lines, mayEnter, people } = reading
  return (
    <Page frame={frame} title={t.discipline} lede={d.lede} crumbs={[{ href: '/ratings', name: t.ratings }]}>
      <Stack>
        {withdrawing ? (
          <ConfirmSheet
            state={withdrawing.state}
            action={`/ratings/discipline/${withdrawing.line.id}/withdrawal`}
            title={d.withdrawTitle}
            consequence={`${withdrawing.line.personName}, ${d.forms[withdrawing.line.form]}, ${withdrawing.line.decisionNo}. ${d.withdrawHow}`}
            submit={d.withdraw}
            cancel="/ratings/discipline"
          />
        ) : null}
        {lines.length === 0 ? (
          <Empty title={d.none}>{d.noneHow}</Empty>
        ) : (
          <Sheet title={t.discipline} flush long>
            <Table
              lang={lang}
              caption={t.discipline}
              rows={lines}
              columns={[
                {
                  head: d.person,
                  phone: 'wide',
                  cell: (line) => (
                    <>
                      <Said text={line.personName} />
                      {line.withdrawnAt ? (
                        <p class="ct-small ct-quiet">
                          {d.withdrawn}: <Said text={line.withdrawnReason ?? ''} />
                        </p>
                      ) : null}
                    </>
                  ),
                },
                { head: d.form, phone: 'label', cell: (line) => d.forms[line.form] },
                {
                  head: t.decisionNo,
                  phone: 'label',
                  cell: (line) => (
                    <>
                      <Said text={line.decisionNo} />
                      <p class="ct-small ct-quiet">{showDate(line.decidedOn, lang)}</p>
                    </>
                  ),
                },
                {
                  head: d.until,
                  phone: 'label',
                  cell: (line) => (line.until ? showDate(line.until, lang) : d.endless),
                },
                {
                  head: d.source,
                  phone: 'label',
                  cell: (line) => (
                    <>
                      <Said text={line.source} />
                      <p class="ct-small ct-quiet">
                        <Said
                          text={d.entered(line.enteredBy, showDate(dayOf(new Date(line.enteredAt)), lang))}
                        />
                      </p>
                      {mayEnter && !line.withdrawnAt ? (
                        <a class="ds-link ct-small" href={`/ratings/discipline?withdraw=${line.id}`}>
                          {d.withdraw}
                          <span class="ds-sr-only">: {line.decisionNo}</span>
                        </a>
                      ) : null}
                    </>
                  ),
                },
              ]}
            />
          </Sheet>
        )}
        {mayEnter ? (
          <Sheet title={d.enter}>
            <Form state={entering} action="/ratings/discipline" submit={d.enter} kind="second">
              <FieldRow>
                <Field
                  state={entering}
                  name="personId"
                  type="select"
                  label={d.person}
                  placeholder={t.choosePerson}
                  options={people.map((one) => ({
                    value: one.id,
                    label: `${one.name}, ${lang === 'en' ? one.titleEn : one.title}, ${one.unit}`,
                  }))}
                />
                <Field
                  state={entering}
                  name="form"
                  type="select"
                  label={d.form}
                  options={disciplineForms.map((form) => ({ value: form, label: d.forms[form] }))}
                />
              </FieldRow>
              <FieldRow>
                <DecisionFields state={entering} words={t} />
                <Field
                  state={entering}
                  name="until"
                  type="date"
                  label={d.until}
                  hint={d.untilHint}
                  narrow
                  optional
                />
              </FieldRow>
              <Field state={entering} name="source" label={d.source} max={500} />
              <Field
                state={entering}
                name="note"
                type="textarea"
                rows={2}
                label={d.note}
                max={2000}
                optional
              />
            </Form>
          </Sheet>
        ) : null}
      </Stack>
    </Page>
  )
}
