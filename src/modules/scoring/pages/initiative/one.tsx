import type { Lang } from '#platform/lang.ts'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { InitiativeReading } from '../../facts/initiative.ts'
import { initiativeTexts } from '../../texts/initiative.ts'
import { type AreaChoice, InitiativeFields } from './list.tsx'

export type InitiativeForms = {
  change: FormState
  recognise: FormState
  adopt: FormState
  withdraw: FormState
}
type Props = { frame: Frame; reading: InitiativeReading; forms: InitiativeForms; areas: AreaChoice[] }

/** One initiative: what it is, who recognised it, who took it over, and what may be done with it. */
export const InitiativePage = ({ frame, reading, forms, areas }: Props) => {
  const { lang } = frame
  const t = initiativeTexts[lang]
  const { initiative: one, may, adopting } = reading
  return (
    <Page
      frame={frame}
      title={one.title}
      lede={<Said text={`${one.unitName}, ${one.year}`} />}
      crumbs={[{ href: '/initiatives', name: t.initiatives }]}
    >
      <Grid>
        <Stack span={8}>
          <Sheet title={t.description}>
            <p>
              <Said text={one.description} lines />
            </p>
            {one.benefit ? (
              <>
                <h3 class="ds-heading ct-sub" data-size="2xs">
                  {t.benefit}
                </h3>
                <p>
                  <Said text={one.benefit} lines />
                </p>
              </>
            ) : null}
            <Facts
              facts={[
                ...(one.areaName ? [{ name: t.area, value: one.areaName }] : []),
                {
                  name: t.recognised,
                  value:
                    one.recognisedNo && one.recognisedOn ? (
                      <Said
                        text={t.recognisedAs(
                          one.recognisedNo,
                          showDate(one.recognisedOn, lang),
                          one.recognisedBy ?? '',
                        )}
                      />
                    ) : (
                      t.notRecognised
                    ),
                },
              ]}
            />
          </Sheet>
          <Adoptions reading={reading} lang={lang} />
          {may.change ? (
            <Sheet title={t.change}>
              <Form
                state={forms.change}
                action={`/initiatives/${one.id}`}
                submit={t.save}
                kind="second"
                version={one.version}
              >
                <InitiativeFields state={forms.change} areas={areas} lang={lang} />
              </Form>
            </Sheet>
          ) : null}
        </Stack>
        <Stack span={4}>
          {adopting.length > 0 ? <Adopt reading={reading} state={forms.adopt} lang={lang} /> : null}
          {may.recognise ? (
            <Sheet title={t.recognise}>
              <Form
                state={forms.recognise}
                action={`/initiatives/${one.id}/recognition`}
                submit={t.recognise}
                kind="second"
              >
                <Field state={forms.recognise} name="recognisedNo" label={t.recognisedNo} max={100} />
                <FieldRow>
                  <Field state={forms.recognise} name="recognisedOn" type="date" label={t.recognisedOn} />
                </FieldRow>
                <Field state={forms.recognise} name="recognisedBy" label={t.recognisedBy} max={300} />
              </Form>
            </Sheet>
          ) : null}
          {may.change ? (
            <ConfirmSheet
              state={forms.withdraw}
              action={`/initiatives/${one.id}/withdrawal`}
              title={t.withdraw}
              consequence={t.withdrawWhat}
              submit={t.withdrawIt}
              cancel="/initiatives"
            />
          ) : null}
        </Stack>
      </Grid>
    </Page>
  )
}

const Adoptions = ({ reading: { adoptions }, lang }: { reading: InitiativeReading; lang: Lang }) => {
  const t = initiativeTexts[lang]
  return (
    <Sheet title={t.adoptions} flush>
      <Table
        lang={lang}
        caption={t.adoptions}
        rows={adoptions}
        empty={<p class="ct-quiet ct-tasks-none">{t.noAdoptions}</p>}
        columns={[
          { head: t.unit, phone: 'wide', cell: (one) => <Said text={one.unitName} /> },
          { head: t.adoptedOn, n: true, phone: 'label', cell: (one) => showDate(one.adoptedOn, lang) },
          { head: t.adoptNote, phone: 'wide', quiet: true, cell: (one) => <Said text={one.note ?? ''} /> },
        ]}
      />
    </Sheet>
  )
}

const Adopt = ({ reading, state, lang }: { reading: InitiativeReading; state: FormState; lang: Lang }) => {
  const t = initiativeTexts[lang]
  const { initiative, adopting, plans } = reading
  return (
    <Sheet title={t.adopt}>
      <Form state={state} action={`/initiatives/${initiative.id}/adoptions`} submit={t.adoptIt}>
        <Field
          state={state}
          name="unitId"
          type="select"
          label={t.unit}
          options={adopting.map((unit) => ({ value: String(unit.unitId), label: unit.name }))}
        />
        {plans.length > 0 ? (
          <Field
            state={state}
            name="planId"
            type="select"
            label={t.intoPlan}
            placeholder={t.noPlan}
            options={plans.map((plan) => ({ value: String(plan.id), label: plan.title }))}
            optional
          />
        ) : null}
        <Field state={state} name="note" label={t.adoptNote} max={1000} optional />
      </Form>
    </Sheet>
  )
}
