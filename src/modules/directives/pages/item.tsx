import type { Lang } from '#platform/lang.ts'
import { ActButton, Button } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { ItemChoices } from '../facts/reading.ts'
import type { Directive, SavedItem, SavedParagraph } from '../facts.ts'
import { texts } from '../texts.ts'
import { Sentences } from './parts.tsx'

export type ItemForms = Record<'item' | 'split' | 'merge', FormState>

/** What an item's form is filled with before anybody types. */
export const valuesOf = (item: SavedItem): Record<string, unknown> => {
  const conditions = item.recipients.filter((r) => r.kind === 'condition')
  return {
    number: item.number,
    text: item.text,
    title: item.title,
    product: item.product ?? '',
    response: item.response,
    areaId: item.areaId ?? '',
    basisId: item.basisId ?? '',
    deadlineKind: item.deadlineKind,
    deadlineOn: item.deadlineOn ?? '',
    deadlineText: item.deadlineText,
    deadlineReading: item.deadlineReading,
    every: item.recurrence?.every ?? '',
    everyDay: item.recurrence?.day ?? '',
    leadUnitIds: item.leadUnitIds,
    coordinatorUnitIds: item.coordinatorUnitIds,
    routeUnitIds: item.routeUnitIds,
    groups: item.recipients.filter((r) => r.kind.startsWith('all-')).map((r) => r.kind),
    recipientUnitIds: item.recipients.flatMap((r) => (r.unitId === null ? [] : [r.unitId])),
    condition: conditions.map((r) => r.text).join('; '),
    conditionUnitIds: conditions[0]?.resolvedUnitIds ?? [],
    conditionResolved:
      conditions.length > 0 && conditions.every((r) => r.resolvedUnitIds !== null) ? 'on' : '',
  }
}

type Props = {
  frame: Frame
  directive: Directive
  item: SavedItem | undefined
  paragraph: SavedParagraph | undefined
  others: SavedItem[]
  choices: ItemChoices
  forms: ItemForms
}

/** One item of a draft, or a new one: all that a person may correct, beside the sentence it came from. */
export const ItemPage = (props: Props) => {
  const { frame, directive: d, item, paragraph } = props
  const { lang } = frame
  const t = texts[lang].pages
  return (
    <Page
      frame={frame}
      title={item ? t.itemTitle(item.number) : t.newItemTitle}
      lede={<Said text={d.subject} />}
      crumbs={[
        { href: '/directives', name: texts[lang].directives },
        { href: `/directives/${d.id}`, name: d.documentNo ?? t.states[d.state] },
      ]}
    >
      <Grid>
        <Sheet span={8}>
          <ItemForm {...props} />
        </Sheet>
        <Stack span={4}>
          {paragraph ? (
            <Sheet title={t.fromParagraph(paragraph.no)}>
              <p lang="vi">
                <Said text={paragraph.text} />
              </p>
            </Sheet>
          ) : null}
          {item ? <Beside {...props} item={item} /> : null}
        </Stack>
      </Grid>
    </Page>
  )
}

const ItemForm = ({ frame, directive: d, item, paragraph, choices, forms }: Props) => {
  const { lang } = frame
  const t = texts[lang].pages
  const state = forms.item
  const action = item ? `/directives/${d.id}/items/${item.id}` : `/directives/${d.id}/items`
  return (
    <Form state={state} action={action} version={d.version}>
      {paragraph ? <input type="hidden" name="paragraph" value={String(paragraph.no)} /> : null}
      <FieldRow>
        <Field state={state} name="number" label={t.number} narrow optional />
        <Field state={state} name="title" label={t.title} optional />
      </FieldRow>
      <Field state={state} name="text" label={t.itemText} type="textarea" rows={5} />
      <Who {...{ lang, state, choices }} />
      <What {...{ lang, state, choices }} />
      <When {...{ lang, state }} />
      <p class="ct-acts">
        <Button name="confirm" value="on">
          {t.saveAndConfirm}
        </Button>
        <Button kind="second">{t.save}</Button>
        <a class="ds-button" data-variant="tertiary" href={`/directives/${d.id}`}>
          {lang === 'en' ? 'Cancel' : 'Thôi'}
        </a>
      </p>
    </Form>
  )
}

type Part = { lang: Lang; state: FormState; choices: ItemChoices }

const Who = ({ lang, state, choices }: Part) => {
  const t = texts[lang].pages
  const options = choices.units.map((u) => ({
    value: String(u.unit_id),
    label: lang === 'en' ? (u.name_en ?? u.name_vi) : u.name_vi,
  }))
  const groups = (Object.keys(t.groupNames) as (keyof typeof t.groupNames)[]).map((value) => ({
    value,
    label: t.groupNames[value],
  }))
  const units = (name: string, label: string, hint?: string) => (
    <details open={(state.values?.[name] as unknown[] | undefined)?.length ? true : undefined}>
      <summary>{label}</summary>
      <Field
        state={state}
        name={name}
        label={label}
        hint={hint}
        type="checkboxes"
        options={options}
        filter
        optional
      />
    </details>
  )
  return (
    <>
      <Field state={state} name="groups" label={t.groups} type="checkboxes" options={groups} optional />
      {units('recipientUnitIds', t.recipients)}
      <Field state={state} name="condition" label={t.condition} hint={t.conditionHint} optional />
      {units('conditionUnitIds', t.conditionUnits)}
      <Field state={state} name="conditionResolved" label={t.conditionResolved} type="checkbox" />
      {units('leadUnitIds', t.lead, t.leadHint)}
      {units('coordinatorUnitIds', t.coordinators)}
      {units('routeUnitIds', t.route)}
    </>
  )
}

const What = ({ lang, state, choices }: Part) => {
  const t = texts[lang].pages
  const responses = (Object.keys(t.responses) as (keyof typeof t.responses)[]).map((value) => ({
    value,
    label: t.responses[value],
  }))
  const named = (row: { name_vi: string; name_en: string }) => (lang === 'en' ? row.name_en : row.name_vi)
  return (
    <>
      <Field state={state} name="product" label={t.product} hint={t.productHint} optional />
      <Field
        state={state}
        name="response"
        label={t.response}
        type="checkboxes"
        options={responses}
        optional
      />
      <FieldRow>
        <Field
          state={state}
          name="areaId"
          label={t.area}
          type="select"
          optional
          placeholder={t.noneChosen}
          options={choices.areas.map((a) => ({ value: String(a.id), label: named(a) }))}
        />
        <Field
          state={state}
          name="basisId"
          label={t.basis}
          type="select"
          optional
          placeholder={t.noneChosen}
          options={choices.bases.map((b) => ({ value: String(b.id), label: named(b) }))}
        />
      </FieldRow>
    </>
  )
}

const When = ({ lang, state }: Omit<Part, 'choices'>) => {
  const t = texts[lang].pages
  const list = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <>
      <FieldRow>
        <Field
          state={state}
          name="deadlineKind"
          label={t.deadlineKind}
          type="select"
          placeholder={false}
          options={list(t.deadlineKinds)}
          value="none"
        />
        <Field state={state} name="deadlineOn" label={t.deadlineOn} type="date" optional />
      </FieldRow>
      <Field state={state} name="deadlineText" label={t.deadlineText} optional />
      <Field
        state={state}
        name="deadlineReading"
        label={t.reading}
        type="radio"
        options={list(t.readings)}
        value="strict"
      />
      <FieldRow>
        <Field state={state} name="every" label={t.every} type="select" optional options={list(t.everies)} />
        <Field
          state={state}
          name="everyDay"
          label={t.everyDay}
          hint={t.everyDayHint}
          type="number"
          optional
        />
      </FieldRow>
    </>
  )
}

const Beside = ({ frame, directive: d, item, others, forms }: Props & { item: SavedItem }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const at = (what: string) => `/directives/${d.id}/items/${item.id}/${what}`
  return (
    <>
      <Sheet title={t.evidence}>
        <Sentences evidence={item.evidence} lang={lang} open />
      </Sheet>
      <Sheet title={t.splitTitle}>
        <Form state={forms.split} action={at('split')} version={d.version} submit={t.split} kind="second">
          <Field
            state={forms.split}
            name="parts"
            label={t.itemText}
            hint={t.splitHint}
            type="textarea"
            rows={6}
          />
        </Form>
      </Sheet>
      {others.length > 0 ? (
        <Sheet title={t.mergeTitle}>
          <Form
            state={forms.merge}
            action={`/directives/${d.id}/items/${item.id}/merging`}
            version={d.version}
            submit={t.merge}
            kind="second"
          >
            <Field
              state={forms.merge}
              name="with"
              label={t.mergeWith}
              type="select"
              options={others.map((o) => ({
                value: String(o.id),
                label: `${o.number} ${o.title}`.slice(0, 100),
              }))}
            />
          </Form>
        </Sheet>
      ) : null}
      <Sheet>
        <ActButton
          kind="danger-second"
          action={at('removal')}
          fields={{ version: d.version }}
          confirm={t.removeConfirm}
        >
          {t.remove}
        </ActButton>
      </Sheet>
    </>
  )
}
