import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page, withQuery } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { type Column, type Pager, Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { RegisterRow } from '../facts.ts'
import type { RegisterQuery } from '../input.ts'
import { type CellValue, type ColumnKey, registerCell, registerColumns } from '../rules/register.ts'
import { texts } from '../texts.ts'
import { typeOptions, typeWord } from './words.ts'

/** A row with the words of the screen's language where the register has words of ours. */
export type ShownRow = RegisterRow & { typeName: string }

/** The row as both the screen and the sheet show it. */
export const shownRow = (row: RegisterRow, lang: 'vi' | 'en'): ShownRow => {
  const t = texts[lang]
  const bound = [
    row.corrects ? t.correctsNote(row.corrects) : undefined,
    row.correctedBy ? t.correctedNote(row.correctedBy) : undefined,
    row.note ?? undefined,
  ].filter((part) => part !== undefined)
  return { ...row, typeName: typeWord(row.type, lang), note: bound.join('. ') || null }
}

/** A register with its tabs, filter and the decree's columns. */
export const RegisterPage = ({
  frame,
  query,
  rows,
  counts,
  pager,
  may,
}: {
  frame: Frame
  query: RegisterQuery
  rows: RegisterRow[]
  counts: Record<'out' | 'in' | 'drafts', number>
  pager: Pager | undefined
  may: { draft: boolean; settings: boolean }
}) => {
  const { lang } = frame
  const t = texts[lang]
  const tabs = (['out', 'in', 'drafts'] as const).map((tab) => ({
    name: t.tabs[tab],
    href: tab === 'out' ? '/documents' : `/documents?tab=${tab}`,
    n: counts[tab],
    on: query.tab === tab,
  }))
  const state: FormState = { lang, values: { q: query.q ?? '', type: query.type ?? '' } }
  const filtered = query.q !== undefined || query.type !== undefined
  return (
    <Page
      frame={frame}
      title={t.title}
      lede={t.lede(frame.year)}
      act={
        may.draft ? (
          <LinkButton href="/documents/new" kind="main" icon="plus">
            {t.draft}
          </LinkButton>
        ) : undefined
      }
    >
      <Tabs label={t.tabsLabel} tabs={tabs} lang={lang} />
      <Form state={state} action="/documents" method="get" submit={t.show} kind="second">
        <Hidden name="tab" value={query.tab} />
        <FieldRow>
          <Field state={state} name="q" label={t.find} type="search" optional />
          <Field
            state={state}
            name="type"
            label={t.type}
            type="select"
            optional
            options={[{ value: '', label: t.all }, ...typeOptions(lang)]}
          />
        </FieldRow>
      </Form>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={lang}
          caption={t.tabs[query.tab]}
          rows={rows.map((row) => shownRow(row, lang))}
          pager={pager}
          columns={columnsOf(query.tab, lang)}
          empty={<Empty title={filtered ? t.nothingFound : t.none[query.tab]} />}
        />
      </section>
      <p class="ct-acts ct-gapped">
        <LinkButton
          href={withQuery(
            frame.path.replace(/^\/documents/, '/documents/register.xlsx'),
            'offset',
            undefined,
          )}
          kind="second"
          download
        >
          {t.export}
        </LinkButton>{' '}
        {may.draft ? (
          <LinkButton href="/documents/receive" kind="second">
            {t.receive}
          </LinkButton>
        ) : null}{' '}
        {may.settings ? (
          <LinkButton href="/documents/papers" kind="quiet">
            {t.settings}
          </LinkButton>
        ) : null}
      </p>
    </Page>
  )
}

const linkIn: Record<RegisterQuery['tab'], ColumnKey> = {
  out: 'cited',
  in: 'cited',
  drafts: 'typeAndSubject',
}

const onPhone: Partial<Record<ColumnKey, 'wide' | 'drop'>> = {
  cited: 'wide',
  typeAndSubject: 'wide',
  recipients: 'wide',
  note: 'wide',
  kept: 'drop',
  copies: 'drop',
}

const columnsOf = (tab: RegisterQuery['tab'], lang: 'vi' | 'en'): Column<ShownRow>[] =>
  registerColumns[tab].map((key) => ({
    head: texts[lang][key],
    cell: (row) => {
      const words = wordsOf(
        key === 'stateHead' ? texts[lang].states[row.state] : registerCell[key](row),
        lang,
      )
      if (key !== linkIn[tab]) return <Said text={words} />
      return (
        <a class="ct-row-link" href={`/documents/${row.id}`}>
          <Said text={words} />
        </a>
      )
    },
    names: key === linkIn[tab],
    nowrap: key === 'cited' || key === 'day' || key === 'arrivedOn' || key === 'dueOn',
    n: key === 'copies' || key === 'arrivalNumber',
    phone: onPhone[key] ?? 'label',
  }))

const wordsOf = (value: CellValue, lang: 'vi' | 'en'): string => {
  if (value === null) return ''
  if (typeof value === 'object') return value.day === null ? '' : showDate(value.day, lang)
  return String(value)
}
