import type { Child } from 'hono/jsx'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facets, FilterPanel, ListHead } from '#ui/filter.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { Page, withQuery } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { texts } from '../texts.ts'
import { Cross, chips, facets } from './list/filters.tsx'
import { Many, ManyTold } from './list/many.tsx'
import { columns, Months } from './list/rows.tsx'
import { type ListProps, to } from './list/shape.ts'
import { SaveView, tabs } from './list/views.tsx'

const Body = (props: ListProps): Child => {
  const { frame, query, list, may } = props
  const { lang, path } = frame
  const t = texts[lang]
  if (query.view === 'month') return <Months {...props} />
  const nothing = list.facets.cross.length === 0
  const from = query.from ?? 1
  const next = list.next
    ? withQuery(withQuery(path, 'after', list.next), 'from', String(from + list.rows.length))
    : undefined
  return (
    <>
      <Table
        lang={lang}
        caption={t.tasks}
        class="ct-tasks"
        rows={list.rows}
        columns={columns(props)}
        empty={
          <Empty title={nothing ? t.none : t.noneFound} level={3}>
            {nothing ? t.noneHow : t.noneFoundHow}
          </Empty>
        }
        pager={{
          from,
          to: from + list.rows.length - 1,
          total: list.total,
          ...(query.after && { previous: to(path, {}) }),
          ...(next && { next }),
        }}
      />
      {may.many.length > 0 && list.rows.length > 0 ? <Many {...props} /> : null}
    </>
  )
}

/** The list of tasks: saved views, counts on every filter, the table or the months. */
export const TaskListView = (props: ListProps & { say: (reason: string) => string }) => {
  const { frame, query, list, may, bulkTold, say } = props
  const { lang, path } = frame
  const t = texts[lang]
  const recalled = list.facets.cross.filter((c) => c.state === 'recalled').reduce((sum, c) => sum + c.n, 0)
  const all = list.facets.cross.reduce((sum, c) => sum + c.n, 0)
  const day = showDate(list.cut.asOf, lang)
  return (
    <Page
      frame={frame}
      title={t.tasks}
      lede={t.lede(showNumber(all, lang), showNumber(recalled, lang), recalled, day)}
      notice={bulkTold ? <ManyTold told={bulkTold} lang={lang} say={say} /> : undefined}
      acts={
        list.total > 0 ? (
          <LinkButton href={path.replace(/^\/tasks/, '/tasks/export')} kind="quiet" icon="download">
            {t.exportRows(showNumber(list.total, lang))}
          </LinkButton>
        ) : undefined
      }
      act={
        may.give ? (
          <LinkButton href="/tasks/new" icon="plus">
            {t.give}
          </LinkButton>
        ) : undefined
      }
    >
      <Tabs
        label={t.views}
        lang={lang}
        tabs={tabs(props)}
        add={
          <a class="ct-tab-add" href="#save-view">
            <Icon name="plus" />
            {t.saveView}
          </a>
        }
      />
      <FilterPanel lang={lang} fold={t.fold}>
        <Cross {...props} />
        <Facets facets={facets(props)} lang={lang} />
      </FilterPanel>
      <section class="ct-sheet ct-section-tight" data-flush data-long aria-labelledby="list">
        <ListHead
          lang={lang}
          id="list"
          title={t.countOf(showNumber(list.total, lang))}
          chips={chips(props)}
          views={{
            label: t.viewAs,
            links: [
              { name: t.asTable, href: to(path, { view: undefined }), on: query.view !== 'month' },
              { name: t.asMonths, href: to(path, { view: 'month' }), on: query.view === 'month' },
            ],
          }}
        />
        <Body {...props} />
      </section>
      <SaveView {...props} />
    </Page>
  )
}
