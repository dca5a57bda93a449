import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { SavedItem } from '../facts.ts'
import { texts } from '../texts.ts'
import { Beside } from './item/beside.tsx'
import { What, When } from './item/fields.tsx'
import type { ItemProps } from './item/props.ts'
import { Who } from './item/who.tsx'

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

/** One item of a draft, or a new one: all that a person may correct, beside the sentence it came from. */
export const ItemPage = (props: ItemProps) => {
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
      notice={
        props.said ? (
          <Alert tone="info" live>
            {props.said}
          </Alert>
        ) : undefined
      }
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

const ItemForm = ({ frame, directive: d, item, paragraph, choices, forms }: ItemProps) => {
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
      <Who
        {...{ lang, state, choices }}
        lookup={item ? `${action}/lookup` : `/directives/${d.id}/items/lookup`}
        condition={item?.recipients.some((r) => r.kind === 'condition') ? `${action}/condition` : undefined}
      />
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
