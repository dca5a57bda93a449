import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Initiative } from '../../facts/initiative.ts'
import { initiativeTexts } from '../../texts/initiative.ts'

export type AreaChoice = { value: string; label: string }
type Props = {
  frame: Frame
  rows: readonly Initiative[]
  total: number
  offset: number
  size: number
  form: { state: FormState; units: { value: string; label: string }[]; areas: AreaChoice[] } | undefined
}

/** The fields that say what an initiative is. */
export const InitiativeFields = ({
  state,
  areas,
  lang,
}: {
  state: FormState
  areas: AreaChoice[]
  lang: Frame['lang']
}) => {
  const t = initiativeTexts[lang]
  return (
    <>
      <Field state={state} name="title" label={t.title} max={500} />
      <Field state={state} name="description" type="textarea" rows={5} max={5000} label={t.description} />
      <Field state={state} name="benefit" type="textarea" rows={3} max={2000} label={t.benefit} optional />
      <Field
        state={state}
        name="areaId"
        type="select"
        label={t.area}
        placeholder={t.noArea}
        options={areas}
        optional
      />
    </>
  )
}

/** The register of initiatives, models and good practices. */
export const InitiativesPage = ({ frame, rows, total, offset, size, form }: Props) => {
  const { lang } = frame
  const t = initiativeTexts[lang]
  return (
    <Page frame={frame} title={t.initiatives} lede={t.lede}>
      {rows.length === 0 ? (
        <Empty title={t.none}>{t.noneHow}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.initiatives}
            rows={[...rows]}
            pager={pagerOf(frame.path, offset, size, rows.length, total)}
            columns={[
              {
                head: t.initiative,
                phone: 'wide',
                cell: (one) => (
                  <a class="ct-row-link" href={`/initiatives/${one.id}`}>
                    <Said text={one.title} />
                  </a>
                ),
              },
              { head: t.unit, phone: 'wide', quiet: true, cell: (one) => <Said text={one.unitName} /> },
              { head: t.ofYear, n: true, phone: 'label', cell: (one) => String(one.year) },
              {
                head: t.recognised,
                phone: 'wide',
                cell: (one) =>
                  one.recognisedNo && one.recognisedOn ? (
                    <Said text={`${one.recognisedNo}, ${showDate(one.recognisedOn, lang)}`} />
                  ) : (
                    <span class="ct-quiet">{t.notRecognised}</span>
                  ),
              },
              { head: t.adopted, n: true, phone: 'label', cell: (one) => showNumber(one.adopted, lang) },
            ]}
          />
        </Sheet>
      )}
      {form ? (
        <Sheet title={t.register} gapped>
          <Form state={form.state} action="/initiatives" submit={t.registerIt}>
            <Field state={form.state} name="unitId" type="select" label={t.unit} options={form.units} />
            <InitiativeFields state={form.state} areas={form.areas} lang={lang} />
          </Form>
        </Sheet>
      ) : null}
    </Page>
  )
}
