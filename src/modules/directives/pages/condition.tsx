import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ConditionReading } from '../facts/condition.ts'
import type { Directive, SavedItem } from '../facts.ts'
import { texts } from '../texts.ts'
import { resolvedWords } from './parts.tsx'

type Props = {
  frame: Frame
  directive: Directive
  item: SavedItem
  reading: ConditionReading
  forms: Record<'tasks' | 'register', FormState>
}

/** Which units an item's condition means: by a task that was given, by the register, or by hand. */
export const ConditionPage = (props: Props) => {
  const { frame, directive: d, item } = props
  const { lang } = frame
  const t = texts[lang].pages
  const at = `/directives/${d.id}/items/${item.id}`
  return (
    <Page
      frame={frame}
      title={t.conditionTitle}
      lede={t.conditionLede}
      crumbs={[
        { href: '/directives', name: texts[lang].directives },
        { href: `/directives/${d.id}`, name: d.documentNo ?? t.states[d.state] },
        { href: at, name: t.itemTitle(item.number) },
      ]}
    >
      <Grid>
        <Stack span={8}>
          <ByTasks {...props} at={at} />
          <ByRegister {...props} at={at} />
        </Stack>
        <Stack span={4}>
          <Sheet title={t.conditionAs}>
            <Now item={item} lang={lang} />
          </Sheet>
          <Sheet title={t.byHand}>
            <p>{t.byHandHow}</p>
            <LinkButton kind="second" href={at}>
              {t.openItem}
            </LinkButton>
          </Sheet>
        </Stack>
      </Grid>
    </Page>
  )
}

const Now = ({ item, lang }: { item: SavedItem; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <ul class="ct-plain ct-lines">
      {item.recipients
        .filter((r) => r.kind === 'condition')
        .map((r) => (
          <li>
            <span lang="vi">
              “<Said text={r.text} />”
            </span>
            <p class="ct-small ct-quiet">
              {r.resolvedUnitIds ? t.conditionNow(r.resolvedUnitIds.length) : t.conditionNotYet}
              {resolvedWords(r, lang) ? <Said text={`, ${resolvedWords(r, lang)}`} /> : null}
            </p>
          </li>
        ))}
    </ul>
  )
}

const ByTasks = ({ frame, directive: d, reading, forms, at }: Props & { at: string }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { instructions } = reading
  return (
    <Sheet title={t.byTasks}>
      <Form state={forms.tasks} action={`${at}/condition`} method="get" submit={t.find} kind="second">
        <Field state={forms.tasks} name="tasks" label={t.byTasksFind} type="search" />
      </Form>
      {instructions && instructions.length === 0 ? <Empty title={t.byTasksNone} /> : null}
      {instructions && instructions.length > 0 ? (
        <Table
          lang={lang}
          caption={t.byTasks}
          rows={instructions}
          columns={[
            {
              head: t.byTasksHead,
              phone: 'wide',
              cell: (row) => (
                <>
                  <span class="ct-num">{row.code}</span> <Said text={row.title} />
                </>
              ),
            },
            ...(['open', 'done'] as const).map((which) => ({
              head: t.whichTasks[which],
              phone: 'label' as const,
              cell: (row: (typeof instructions)[number]) => (
                <ActButton
                  small
                  kind="second"
                  action={`${at}/resolution`}
                  fields={{ version: d.version, instructionId: row.id, which }}
                  label={`${t.take(row[which].length)}, ${t.whichTasks[which]}: ${row.code}`}
                >
                  {t.take(row[which].length)}
                </ActButton>
              ),
            })),
          ]}
        />
      ) : null}
    </Sheet>
  )
}

const ByRegister = ({ frame, directive: d, reading, forms, at }: Props & { at: string }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { register, names, query } = reading
  const list = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <Sheet title={t.byRegister}>
      <Form state={forms.register} action={`${at}/condition`} method="get" submit={t.find} kind="second">
        <Field
          state={forms.register}
          name="subject"
          label={t.byRegisterFind}
          hint={t.byRegisterHint}
          type="search"
        />
        <Field
          state={forms.register}
          name="blocks"
          label={t.byRegisterBlocks}
          type="checkboxes"
          options={list(t.blockNames)}
        />
        <FieldRow>
          <Field state={forms.register} name="from" label={t.fromDay} type="date" optional />
          <Field state={forms.register} name="to" label={t.toDay} type="date" optional />
        </FieldRow>
        <Field
          state={forms.register}
          name="which"
          label={t.which}
          type="radio"
          options={list(t.whichRegister)}
        />
      </Form>
      {register ? (
        <>
          <p>{t.registerFound(register.unitIds.length, register.issued.size)}</p>
          <details>
            <summary>{t.units(register.unitIds.length)}</summary>
            <p class="ct-small">
              <Said text={register.unitIds.map((id) => names.get(id) ?? `#${id}`).join(', ')} />
            </p>
          </details>
          <ActButton
            kind="second"
            action={`${at}/resolution`}
            fields={{
              version: d.version,
              subject: query.subject ?? '',
              blocks: query.blocks.join(','),
              from: query.from ?? '',
              to: query.to ?? '',
              which: query.which,
            }}
          >
            {t.take(register.unitIds.length)}
          </ActButton>
        </>
      ) : null}
    </Sheet>
  )
}
