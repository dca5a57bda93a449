import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { readChecklist, readChecklists } from '../facts/reading.ts'
import { itemsOf } from '../rules/checklist.ts'
import { texts } from '../texts.ts'

type Listed = Awaited<ReturnType<typeof readChecklists>>[number]
type Reading = Awaited<ReturnType<typeof readChecklist>>

const titleOf = (c: Listed, lang: Lang) => (lang === 'en' ? c.titleEn : c.titleVi)

/** All checklists with their editions. */
export const ChecklistsPage = ({ frame, rows }: { frame: Frame; rows: Listed[] }) => {
  const { lang } = frame
  const t = texts[lang].pages
  return (
    <Page
      frame={frame}
      title={t.checklists}
      lede={t.checklistsLede}
      crumbs={[{ href: '/inspections', name: texts[lang].inspections }]}
    >
      {rows.length === 0 ? (
        <Empty title={t.noChecklists} />
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.checklists}
            rows={rows}
            columns={[
              {
                head: t.checklist,
                phone: 'wide',
                cell: (c) => (
                  <a class="ct-row-link" href={`/inspections/checklists/${c.id}`}>
                    {titleOf(c, lang)}, {t.edition(c.edition)}
                  </a>
                ),
              },
              {
                head: t.item,
                n: true,
                phone: 'label',
                cell: (c) => showNumber(itemsOf(c.content).length, lang),
              },
              {
                head: t.issuedOn,
                nowrap: true,
                phone: 'label',
                cell: (c) => (c.issuedOn ? showDate(c.issuedOn, lang) : t.draftPlan),
              },
            ]}
          />
        </Sheet>
      )}
    </Page>
  )
}

/** One edition with its blocks; a draft can be edited and issued, an issued one copied. */
export const ChecklistPage = ({
  frame,
  reading,
  state,
}: {
  frame: Frame
  reading: Reading
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { checklist: c, mayPlan } = reading
  const editing = mayPlan && c.state === 'draft'
  const at = `/inspections/checklists/${c.id}`
  return (
    <Page
      frame={frame}
      title={titleOf(c, lang)}
      lede={`${t.edition(c.edition)}, ${c.issuedOn ? `${t.issuedOn.toLowerCase()} ${showDate(c.issuedOn, lang)}` : t.draftPlan.toLowerCase()}`}
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: '/inspections/checklists', name: t.checklists },
      ]}
      act={
        !mayPlan ? undefined : editing ? (
          <ActButton action={`${at}/issuance`} fields={{ version: c.version }}>
            {t.issueChecklist}
          </ActButton>
        ) : (
          <ActButton action={`${at}/copies`} kind="second">
            {t.copy}
          </ActButton>
        )
      }
    >
      <Stack>
        {c.content.blocks.map((block) => (
          <Sheet title={lang === 'en' ? block.nameEn : block.nameVi}>
            <ul class="ct-plain ct-lines">
              {block.items.map((item) => (
                <li>
                  {item.code} {lang === 'en' ? item.textEn : item.textVi}
                  {item.basis ? (
                    <span class="ct-small ct-quiet" lang="vi">
                      {' '}
                      <Said text={item.basis} />
                    </span>
                  ) : null}
                  {editing ? (
                    <ActButton
                      action={`${at}/removals`}
                      fields={{ code: item.code, version: c.version }}
                      kind="quiet"
                      small
                      label={t.removeOf(item.code)}
                    >
                      {t.removeItem}
                    </ActButton>
                  ) : null}
                </li>
              ))}
            </ul>
          </Sheet>
        ))}
        {editing ? <ItemForm checklist={c} state={state} lang={lang} /> : null}
        {c.source ? (
          <p class="ct-small ct-quiet">
            {t.source}: <Said text={c.source} />
          </p>
        ) : null}
      </Stack>
    </Page>
  )
}

const ItemForm = ({ checklist: c, state, lang }: { checklist: Listed; state: FormState; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.putItem}>
      <Form
        state={state}
        action={`/inspections/checklists/${c.id}/items`}
        submit={t.saveItem}
        kind="second"
        version={c.version}
      >
        <FieldRow>
          <Field
            state={state}
            name="block"
            type="select"
            label={t.block}
            placeholder={false}
            options={c.content.blocks.map((block) => ({
              value: block.code,
              label: lang === 'en' ? block.nameEn : block.nameVi,
            }))}
          />
          <Field state={state} name="code" label={t.itemCode} narrow />
        </FieldRow>
        <Field state={state} name="textVi" type="textarea" rows={2} label={t.textVi} />
        <Field state={state} name="textEn" type="textarea" rows={2} label={t.textEn} />
        <FieldRow>
          <Field state={state} name="basis" label={t.basis} optional />
          <Field state={state} name="criterion" label={t.criterion} narrow optional />
        </FieldRow>
      </Form>
    </Sheet>
  )
}
