import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Area, Programme } from './facts.ts'
import { texts } from './texts.ts'

export type Forms = Record<'programme' | 'area' | 'target' | 'group' | 'pilots', FormState>
type UnitChoice = { unit_id: number; name_vi: string }

/** What the year is about: motto, areas, targets, groups, pilot units; forms for those who shape it. */
export const ProgrammePage = ({
  frame,
  year,
  programme,
  areas,
  forms,
  units,
}: {
  frame: Frame
  year: number
  programme: Programme | undefined
  areas: Area[]
  forms?: Forms
  units: UnitChoice[]
}) => {
  const t = texts[frame.lang]
  const motto = frame.lang === 'en' ? (programme?.motto_en ?? programme?.motto_vi) : programme?.motto_vi
  return (
    <Page
      frame={frame}
      title={t.title(year)}
      lede={
        motto ? (
          <>
            {t.motto}: <Said text={motto} />
          </>
        ) : undefined
      }
      act={
        <LinkButton href={`/plans?year=${year}`} kind="main">
          {t.plans}
        </LinkButton>
      }
    >
      {programme ? (
        <Contents lang={frame.lang} programme={programme} areas={areas} />
      ) : (
        <Empty title={t.notOpened(year)} />
      )}
      {forms ? (
        <Shaping year={year} opened={programme !== undefined} areas={areas} forms={forms} units={units} />
      ) : null}
    </Page>
  )
}

const signs: Record<string, string> = { '>=': '≥', '<=': '≤' }

const Target = ({ row }: { row: Programme['targets'][number] }) => (
  <>
    <Said text={row.text_vi} />
    {row.source ? (
      <>
        <br />
        <span class="ct-small ct-quiet">
          <Said text={row.source} />
        </span>
      </>
    ) : null}
  </>
)

const Contents = ({ lang, programme, areas }: { lang: Lang; programme: Programme; areas: Area[] }) => {
  const t = texts[lang]
  return (
    <>
      <Sheet title={t.targets} flush>
        <Table
          lang={lang}
          caption={t.targets}
          rows={programme.targets}
          cards
          empty={<Empty title={t.none} level={3} />}
          columns={[
            { head: t.target, cell: (row) => <Target row={row} />, phone: 'wide' },
            {
              head: t.value,
              n: true,
              cell: (row) =>
                `${signs[row.operator] ?? row.operator} ${showDecimal(row.value, lang)} ${row.unit}`,
              phone: 'label',
            },
            { head: t.area, cell: (row) => <Said text={row.area ?? ''} /> },
          ]}
        />
      </Sheet>
      <Sheet title={t.areas} flush gapped>
        <Table
          lang={lang}
          caption={t.areas}
          rows={areas}
          cards
          columns={[
            {
              head: t.name,
              cell: (a) => (
                <a class="ct-row-link" href={`/tasks?area=${a.id}`}>
                  <Said text={lang === 'en' ? a.name_en : a.name_vi} />
                </a>
              ),
              phone: 'wide',
            },
            { head: t.since, cell: (a) => showDate(a.valid_from, lang), phone: 'label' },
            { head: t.decision, cell: (a) => <Said text={a.decision_no ?? ''} />, quiet: true },
          ]}
        />
      </Sheet>
      {(['task-group', 'solution-group', 'slogan'] as const).map((kind) => (
        <Group lang={lang} kind={kind} programme={programme} />
      ))}
      <Sheet title={t.pilots} flush gapped>
        <Table
          lang={lang}
          caption={t.pilots}
          rows={programme.pilots}
          cards
          empty={<Empty title={t.none} level={3} />}
          columns={[
            {
              head: t.pilot,
              cell: (p) => (
                <a class="ct-row-link" href={`/units/${p.unit_id}`}>
                  <Said text={p.name} />
                </a>
              ),
              phone: 'wide',
            },
            { head: t.keyTasks, cell: (p) => <Said text={p.key_tasks ?? ''} lines /> },
            { head: t.decision, cell: (p) => <Said text={p.decision_no ?? ''} />, quiet: true },
          ]}
        />
      </Sheet>
    </>
  )
}

const Group = ({
  lang,
  kind,
  programme,
}: {
  lang: Lang
  kind: 'task-group' | 'solution-group' | 'slogan'
  programme: Programme
}) => {
  const rows = programme.groups.filter((group) => group.kind === kind)
  if (rows.length === 0) return null
  return (
    <Sheet title={texts[lang].groups[kind]} gapped>
      <ol>
        {rows.map((row) => (
          <li>
            <Said text={lang === 'en' ? (row.text_en ?? row.text_vi) : row.text_vi} />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

const Shaping = ({
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
          <details open={forms.target.errors !== undefined}>
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
          <details open={forms.area.errors !== undefined}>
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
          <details open={forms.group.errors !== undefined}>
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
          <details open={forms.pilots.errors !== undefined}>
            <summary>{t.savePilots}</summary>
            <Form state={forms.pilots} action={to('pilots')} submit={t.savePilots} kind="second">
              <Field
                state={forms.pilots}
                name="unitIds"
                label={t.choose}
                type="checkboxes"
                filter
                options={units.map((u) => ({ value: String(u.unit_id), label: u.name_vi }))}
              />
              <Field state={forms.pilots} name="decisionNo" label={t.decision} />
              <Field state={forms.pilots} name="keyTasks" label={t.keyTasks} type="textarea" optional />
            </Form>
          </details>
        </>
      ) : null}
    </section>
  )
}
