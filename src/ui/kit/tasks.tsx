import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '../button.tsx'
import { type CrossCell, CrossTable, Facets, FilterPanel, ListHead } from '../filter.tsx'
import { showDayMonth, showNumber, timelinessOf } from '../format.ts'
import { Icon } from '../icon.tsx'
import { Page } from '../layout.tsx'
import { Sheet } from '../sheet.tsx'
import { type Column, Table } from '../table.tsx'
import { Tabs } from '../tabs.tsx'
import { StateTag, TimeTag, type WorkState } from '../tag.tsx'
import { kitFrame } from './frame.ts'

// How a list page is put together from the parts. Titles and figures are those of the mockups: invented.
type Task = {
  code: string
  title: string
  unit: string
  dueOn: string
  state: WorkState
  reminders: number
  updatedOn?: string
}
const today = '2023-12-15'
const tasks: Task[] = [
  {
    code: '8867-4-27',
    title: 'Giải trình lý do chậm ban hành Kế hoạch chuyển đổi số năm 2023',
    unit: 'UBND huyện Quế Phong',
    dueOn: '2023-10-30',
    state: 'accepted',
    reminders: 3,
    updatedOn: '2023-11-02',
  },
  {
    code: '8867-4-40',
    title: 'Giải trình lý do chậm ban hành Kế hoạch chuyển đổi số năm 2023',
    unit: 'Ủy ban nhân dân thị xã Hoàng Mai',
    dueOn: '2023-10-30',
    state: 'accepted',
    reminders: 3,
    updatedOn: '2023-12-01',
  },
  {
    code: 'KT-04',
    title:
      'Cập nhật quy trình nội bộ 5 thủ tục lĩnh vực dân tộc lên Hệ thống thông tin giải quyết thủ tục hành chính',
    unit: 'Ban Dân tộc',
    dueOn: '2023-11-10',
    state: 'accepted',
    reminders: 2,
    updatedOn: '2023-11-20',
  },
  {
    code: 'KL2-14',
    title: 'Số hóa kết quả giải quyết hồ sơ người có công còn hiệu lực, giai đoạn 1',
    unit: 'Sở Lao động - Thương binh và Xã hội',
    dueOn: '2023-11-20',
    state: 'rejected',
    reminders: 2,
    updatedOn: '2023-12-08',
  },
  {
    code: 'KL2-17',
    title: 'Hoàn thành trang bị Bộ phận một cửa tại 4 xã biên giới',
    unit: 'UBND huyện Kỳ Sơn',
    dueOn: '2023-11-30',
    state: 'issued',
    reminders: 1,
  },
  {
    code: 'ĐT-06',
    title: 'Nộp danh sách người trả lời điều tra xã hội học',
    unit: 'UBND huyện Tương Dương',
    dueOn: '2023-12-13',
    state: 'accepted',
    reminders: 0,
    updatedOn: '2023-12-14',
  },
]

const columns = (lang: Lang): Column<Task>[] => {
  const vi = lang === 'vi'
  return [
    { head: vi ? 'Mã' : 'Code', phone: 'drop', cell: (task) => <span class="ct-code">{task.code}</span> },
    {
      head: vi ? 'Nhiệm vụ' : 'Task',
      names: true,
      phone: 'wide',
      cell: (task) => (
        <a class="ct-row-link" href={`/tasks/${task.code}`}>
          {task.title}
        </a>
      ),
    },
    { head: vi ? 'Đơn vị chủ trì' : 'Lead unit', cell: (task) => task.unit },
    { head: vi ? 'Hạn' : 'Due', n: true, phone: 'end', cell: (task) => showDayMonth(task.dueOn, lang) },
    {
      head: vi ? 'Thời hạn' : 'Time',
      nowrap: true,
      sort: { href: '?sort=-time', dir: 'descending' },
      cell: (task) => <TimeTag time={timelinessOf(task.dueOn, null, today)} lang={lang} />,
    },
    {
      head: vi ? 'Trạng thái' : 'State',
      nowrap: true,
      phone: 'end',
      cell: (task) => <StateTag state={task.state} lang={lang} />,
    },
    {
      head: vi ? 'Nhắc' : 'Reminders',
      n: true,
      phone: 'drop',
      cell: (task) => (task.reminders ? showNumber(task.reminders, lang) : <span class="ct-zero">0</span>),
    },
    {
      head: vi ? 'Cập nhật' : 'Updated',
      n: true,
      phone: 'drop',
      cell: (task) =>
        task.updatedOn ? (
          showDayMonth(task.updatedOn, lang)
        ) : (
          <span class="ct-quiet">{vi ? 'chưa' : 'not yet'}</span>
        ),
    },
  ]
}

const Filters = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  const row = (state: WorkState, counts: (number | undefined)[], total: number) => ({
    head: <StateTag state={state} lang={lang} />,
    cells: counts.map(
      (n, i): CrossCell => (n === undefined ? undefined : { n, href: `?state=${state}&time=${i}` }),
    ),
    total: { n: total, href: `?state=${state}` },
  })
  const heads = vi
    ? ['Quá hạn', 'Sắp đến hạn', 'Còn hạn', 'Không hạn', 'Đúng hạn', 'Chậm']
    : ['Overdue', 'Due soon', 'In time', 'No deadline', 'On time', 'Late']
  return (
    <FilterPanel
      lang={lang}
      fold={vi ? 'Lọc theo trạng thái, thời hạn, đơn vị' : 'Filter by state, time, unit'}
    >
      <CrossTable
        lang={lang}
        caption={
          vi
            ? 'Số nhiệm vụ theo trạng thái và thời hạn; mỗi số là một bộ lọc'
            : 'Tasks by state and time; each figure is a filter'
        }
        columns={heads.map((head, i) => ({ head, on: i === 0 }))}
        rows={[
          row('issued', [1, 1, 0, 4, undefined, undefined], 6),
          row('accepted', [15, 2, 5, 10, undefined, undefined], 32),
          row('submitted', [0, 1, 3, 10, undefined, undefined], 14),
          row('rejected', [1, 0, 1, 0, undefined, undefined], 2),
          row('returned', [0, 0, 1, 0, undefined, undefined], 1),
          row('completed', [undefined, undefined, undefined, 144, 53, 13], 210),
        ]}
        totals={[17, 4, 10, 168, 53, 13, 265].map((n, i) => ({ n, href: `?time=${i}`, on: i === 0 }))}
      />
      <Facets
        lang={lang}
        facets={[
          {
            title: vi ? 'Đơn vị chủ trì' : 'Lead unit',
            links: ['Sở Xây dựng', 'UBND huyện Quế Phong', 'Ban Dân tộc'].map((name, i) => ({
              name,
              n: 3 - (i >> 1),
              href: `?unit=${i}`,
            })),
            rest: ['Sở Y tế', 'Sở Tài chính'].map((name, i) => ({ name, n: 1, href: `?unit=${3 + i}` })),
          },
          {
            title: vi ? 'Nguồn giao' : 'Source',
            links: ['Kết luận kiểm tra', 'Công văn 8867', 'Kế hoạch năm'].map((name, i) => ({
              name,
              n: 6 - 2 * i,
              href: `?source=${i}`,
            })),
          },
        ]}
      />
    </FilterPanel>
  )
}

export const KitTasks = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Page
      frame={kitFrame(lang, '/tasks?time=overdue')}
      title={vi ? 'Nhiệm vụ' : 'Tasks'}
      lede={
        vi
          ? '266 nhiệm vụ giao năm 2023, 1 đã thu hồi không tính. Số liệu đến 07:30, 15/12/2023.'
          : '266 tasks given in 2023, 1 recalled and not counted. As of 07:30, 15 Dec 2023.'
      }
      crumbs={[
        { href: '/', name: vi ? 'Toàn tỉnh' : 'The province' },
        { href: '/tasks', name: vi ? 'Nhiệm vụ' : 'Tasks' },
      ]}
      acts={
        <LinkButton href="/tasks.xlsx" kind="quiet" icon="download">
          {vi ? 'Xuất 17 dòng này' : 'Export these 17 rows'}
        </LinkButton>
      }
      act={
        <LinkButton href="/tasks/new" icon="plus">
          {vi ? 'Giao nhiệm vụ' : 'Give a task'}
        </LinkButton>
      }
    >
      <Tabs
        lang={lang}
        label={vi ? 'Cách xem đã lưu' : 'Saved views'}
        tabs={[
          { name: vi ? 'Tất cả' : 'All', href: '/tasks', n: 266 },
          { name: vi ? 'Quá hạn toàn tỉnh' : 'Overdue', href: '/tasks?time=overdue', n: 17, on: true },
          { name: vi ? 'Sắp đến hạn' : 'Due soon', href: '/tasks?time=due-soon', n: 4 },
        ]}
        add={
          <a class="ct-tab-add" href="/tasks/views/new">
            <Icon name="plus" />
            {vi ? 'Lưu cách xem này' : 'Save this view'}
          </a>
        }
      />
      <Filters lang={lang} />
      <Sheet flush long>
        <ListHead
          lang={lang}
          title={vi ? '17 nhiệm vụ' : '17 tasks'}
          chips={[{ name: vi ? 'Thời hạn: Quá hạn' : 'Time: Overdue', href: '/tasks' }]}
          views={{
            label: vi ? 'Cách hiển thị' : 'Shown as',
            links: [
              { name: vi ? 'Bảng' : 'Table', href: '?', on: true },
              { name: vi ? 'Theo tháng' : 'By month', href: '?as=month' },
            ],
          }}
        />
        <Table
          lang={lang}
          caption={vi ? 'Nhiệm vụ quá hạn' : 'Overdue tasks'}
          class="ct-tasks"
          columns={columns(lang)}
          rows={tasks}
          pager={{ from: 1, to: 6, total: 17, next: '?page=2' }}
        />
      </Sheet>
    </Page>
  )
}
