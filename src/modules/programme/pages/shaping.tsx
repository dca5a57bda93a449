import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import type { Area } from '../facts.ts'
import { texts } from '../texts.ts'

export type Forms = Record<'programme' | 'area' | 'target' | 'group' | 'pilots', FormState>
export type UnitChoice = { unit_id: number; name_vi: string; name_en: string | null }

/** How a comparison is written. */
export const signs: Record<string, string> = { '>=': '≥', '<=': '≤' }

/** The forms that shape the year, for those who may. */
export const Shaping = ({
  year,
  opened,
  areas,
  forms,
  units,
}: {
  year: number
  opened: boolean
  areas: Area[]
  forms: Forms
  units: UnitChoice[]
}) => {
  const { lang } = forms.programme
  const t = texts[lang]
  const to = (what: string) => `/programmes/${year}/${what}`
  return (
    <section class="ct-sheet ct-gapped">
      <h2 class="ds-heading" data-size="2xs">
        {t.change}
      </h2>
      <Form state={forms.programme} action={`/programmes/${year}`} submit={t.save} kind="second">
        <Field state={forms.programme} name="motto" label={t.motto} optional />
        <Field state={forms.programme} name="mottoEn" label={t.mottoEn} optional />
        <Field state={forms.programme} name="note" label={t.note} type="textarea" optional />
      </Form>
      {opened ? (
        <>
          <details class="ct-more" open={forms.target.errors !== undefined || undefined}>
            <summary>{t.addTarget}</summary>
            <Form state={forms.target} action={to('targets')} submit={t.addTarget} kind="second">
              <Field state={forms.target} name="text" label={t.target} />
              <FieldRow>
                <Field
                  state={forms.target}
                  name="operator"
                  label={t.operator}
                  type="select"
                  options={['>=', '>', '=', '<=', '<'].map((v) => ({ value: v, label: signs[v] ?? v }))}
                />
                <Field state={forms.target} name="value" label={t.value} type="decimal" />
                <Field state={forms.target} name="unit" label={t.unit} />
              </FieldRow>
              <Field
                state={forms.target}
                name="areaId"
                label={t.area}
                type="select"
                optional
                options={[
                  { value: '', label: '' },
                  ...areas.map((a) => ({
                    value: String(a.id),
                    label: lang === 'en' ? a.name_en : a.name_vi,
                  })),
                ]}
              />
              <Field state={forms.target} name="source" label={t.source} optional />
            </Form>
          </details>
          <details class="ct-more" open={forms.area.errors !== undefined || undefined}>
            <summary>{t.addArea}</summary>
            <Form state={forms.area} action={to('areas')} submit={t.addArea} kind="second">
              <FieldRow>
                <Field state={forms.area} name="code" label={t.code} />
                <Field state={forms.area} name="from" label={t.since} type="date" />
              </FieldRow>
              <Field state={forms.area} name="nameVi" label={t.name} />
              <Field state={forms.area} name="nameEn" label={t.nameEn} />
              <Field state={forms.area} name="decisionNo" label={t.decision} />
            </Form>
          </details>
          <details class="ct-more" open={forms.group.errors !== undefined || undefined}>
            <summary>{t.addGroup}</summary>
            <Form state={forms.group} action={to('groups')} submit={t.addGroup} kind="second">
              <Field
                state={forms.group}
                name="kind"
                label={t.kind}
                type="select"
                options={Object.entries(t.groups).map(([value, label]) => ({ value, label }))}
              />
              <Field state={forms.group} name="textVi" label={t.text} />
              <Field state={forms.group} name="textEn" label={t.textEn} optional />
            </Form>
          </details>
          <details class="ct-more" open={forms.pilots.errors !== undefined || undefined}>
            <summary>{t.savePilots}</summary>
            <Form state={forms.pilots} action={to('pilots')} submit={t.savePilots} kind="second">
              <Field
                state={forms.pilots}
                name="unitIds"
                label={t.choose}
                type="checkboxes"
                filter
                options={units.map((u) => ({
                  value: String(u.unit_id),
                  label: lang === 'en' ? (u.name_en ?? u.name_vi) : u.name_vi,
                }))}
              />
              <Field state={forms.pilots} name="decisionNo" label={t.decision} />
              <Field
                state={forms.pilots}
                name="reportDueOn"
                label={t.reportDueOn}
                type="date"
                hint={t.reportDueHint}
                optional
              />
              <Field state={forms.pilots} name="keyTasks" label={t.keyTasks} type="textarea" optional />
            </Form>
          </details>
        </>
      ) : null}
    </section>
  )
}
