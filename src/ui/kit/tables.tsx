import type { Lang } from '#platform/lang.ts'
import { Chips, CrossTable, Facets, FilterPanel, ListHead } from '../filter.tsx'
import { showFraction, showPercent, type Timeliness } from '../format.ts'
import { Sheet } from '../sheet.tsx'
import { type Column, Table } from '../table.tsx'
import { Tabs } from '../tabs.tsx'
import { NoneTag, StateTag, TimeTag } from '../tag.tsx'

type Row = { unit: string; done: number; of: number; time: Timeliness }
const rows: Row[] = [
  { unit: 'Sở Giao thông vận tải', done: 1111, of: 1199, time: { key: 'on-time' } },
  { unit: 'Ủy ban nhân dân thị xã Hoàng Mai', done: 808, of: 928, time: { key: 'overdue', days: 46 } },
  { unit: 'Sở Nông nghiệp và Phát triển nông thôn', done: 96, of: 119, time: { key: 'due-soon', days: 3 } },
  { unit: 'Thanh tra tỉnh', done: 0, of: 0, time: { key: 'no-deadline' } },
]

const columns = (lang: Lang): Column<Row>[] => {
  const vi = lang === 'vi'
  return [
    {
      head: vi ? 'Đơn vị' : 'Unit',
      cell: (row) => (
        <a class="ct-row-link" href="#k-table">
          {row.unit}
        </a>
      ),
      sort: { href: '?sort=unit' },
      phone: 'wide',
      foot: vi ? 'Toàn tỉnh' : 'Province',
    },
    {
      head: vi ? 'Đã xong' : 'Done',
      n: true,
      cell: (row) => (
        <a class="ct-n" href="#k-table">
          {showFraction(row.done, row.of, lang)}
        </a>
      ),
      sort: { href: '?sort=done', dir: 'descending' },
      phone: 'label',
      foot: showFraction(2015, 2246, lang),
    },
    {
      head: vi ? 'Tỷ lệ' : 'Share',
      n: true,
      phone: 'end',
      cell: (row) => showPercent(row.done, row.of, lang) ?? <NoneTag lang={lang} />,
      foot: showPercent(2015, 2246, lang),
    },
    { head: vi ? 'Thời hạn' : 'Time', cell: (row) => <TimeTag time={row.time} lang={lang} /> },
  ]
}

export const KitTables = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <>
      <Sheet
        span={7}
        flush
        title={
          vi
            ? 'Bảng: dòng 36 px, đầu bảng bám, số thẳng cột'
            : 'Table: 36 px rows, sticky head, figures aligned'
        }
        id="k-table"
      >
        <Table
          lang={lang}
          caption={vi ? 'Bảng mẫu' : 'A sample table'}
          columns={columns(lang)}
          groups={[
            { title: vi ? 'Còn việc' : 'Work left', rows: rows.slice(0, 3) },
            { title: vi ? 'Không có việc' : 'No work', rows: rows.slice(3) },
          ]}
          current={(row) => row.done === 96}
          pager={{ from: 1, to: 4, total: 42, next: '?page=2', previous: '?page=0' }}
        />
      </Sheet>
      <Sheet span={5} flush title={vi ? 'Bảng trống' : 'An empty table'} id="k-empty-table">
        <Table lang={lang} caption={vi ? 'Bảng trống' : 'Empty'} columns={columns(lang)} rows={[]} />
      </Sheet>
    </>
  )
}

export const KitFilters = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  const cell = (n: number) => ({ n, href: `?n=${n}` })
  return (
    <div>
      <Tabs
        lang={lang}
        label={vi ? 'Cách xem đã lưu' : 'Saved views'}
        tabs={[
          { name: vi ? 'Tất cả' : 'All', href: '?v=all', n: 266 },
          { name: vi ? 'Quá hạn toàn tỉnh' : 'Overdue', href: '?v=o', n: 17, on: true },
          { name: vi ? 'Chờ tôi xác nhận' : 'For me to check', href: '?v=c', n: 14 },
        ]}
      />
      <FilterPanel
        lang={lang}
        fold={vi ? 'Lọc theo trạng thái, thời hạn, đơn vị' : 'Filter by state, time, unit'}
      >
        <CrossTable
          lang={lang}
          caption={
            vi
              ? 'Số nhiệm vụ theo trạng thái và thời hạn; mỗi số là một bộ lọc'
              : 'Tasks by state and timeliness; each figure is a filter'
          }
          columns={[
            { head: vi ? 'Quá hạn' : 'Overdue', on: true },
            { head: vi ? 'Còn hạn' : 'In time' },
            { head: vi ? 'Chậm' : 'Late' },
          ]}
          rows={[
            {
              head: <StateTag state="issued" lang={lang} />,
              cells: [cell(1), cell(0), undefined],
              total: cell(1),
            },
            {
              head: <StateTag state="accepted" lang={lang} />,
              cells: [cell(16), cell(5), undefined],
              total: cell(21),
            },
            {
              head: <StateTag state="completed" lang={lang} />,
              cells: [undefined, undefined, cell(13)],
              total: cell(13),
            },
          ]}
          totals={[{ n: 17, href: '?o', on: true }, cell(5), cell(13), cell(35)]}
        />
        <Facets
          lang={lang}
          facets={[
            {
              title: vi ? 'Đơn vị chủ trì' : 'Lead unit',
              links: [
                { name: 'Sở Xây dựng', n: 3, href: '?u=1' },
                { name: 'UBND huyện Quế Phong', n: 3, href: '?u=2', on: true },
              ],
              rest: [{ name: 'Sở Y tế', n: 1, href: '?u=3' }],
            },
            {
              title: vi ? 'Lĩnh vực' : 'Area',
              links: [{ name: vi ? 'Thủ tục hành chính' : 'Procedures', n: 5, href: '?a=1' }],
            },
          ]}
        />
      </FilterPanel>
      <Sheet flush>
        <ListHead
          lang={lang}
          title={vi ? '17 nhiệm vụ' : '17 tasks'}
          chips={[{ name: vi ? 'Thời hạn: Quá hạn' : 'Time: Overdue', href: '?' }]}
          views={{
            label: vi ? 'Cách hiển thị' : 'Shown as',
            links: [
              { name: vi ? 'Bảng' : 'Table', href: '?as=table', on: true },
              { name: vi ? 'Theo tháng' : 'By month', href: '?as=month' },
            ],
          }}
        />
        <Chips lang={lang} chips={[]} />
      </Sheet>
    </div>
  )
}
