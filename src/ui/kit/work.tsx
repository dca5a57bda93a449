import type { Lang } from '#platform/lang.ts'
import { DirectiveGrid, GridLegend } from '../grid.tsx'
import { Files, FiveClear, RecordTable } from '../record.tsx'
import { Sheet } from '../sheet.tsx'
import { Todo } from '../todo.tsx'

export const KitWork = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <>
      <div class="ct-8">
        <Todo
          lang={lang}
          groups={[
            {
              title: vi ? 'Quá hạn' : 'Overdue',
              urgent: true,
              lines: [
                {
                  time: { key: 'overdue', days: 46 },
                  title: 'Giải trình lý do chậm ban hành Kế hoạch chuyển đổi số năm 2023',
                  href: '#k-todo',
                  note: 'Công văn 8867/UBND-TH, nội dung 4',
                  act: { href: '#k-todo', label: vi ? 'Gửi giải trình' : 'Explain' },
                },
              ],
            },
            {
              title: vi ? 'Hôm nay' : 'Today',
              lines: [
                {
                  time: { key: 'due-soon', days: 0 },
                  title: 'Nộp báo cáo cải cách hành chính năm 2023',
                  href: '#k-todo',
                  note: vi ? 'đã nhập 96/104 chỉ tiêu' : '96/104 indicators filled in',
                  act: { href: '#k-todo', label: vi ? 'Nhập tiếp' : 'Continue' },
                },
              ],
            },
          ]}
        />
      </div>
      <Sheet span={4} title={vi ? 'Kết quả và minh chứng' : 'Result and evidence'} id="k-files">
        <Files
          files={[
            {
              name: 'Quyết định 3604/QĐ-UBND ngày 13/11/2023',
              href: '#k-files',
              note: vi ? 'Sản phẩm phải nộp · PDF, 46 trang, 2,1 MB' : 'The product · PDF, 46 pages, 2.1 MB',
            },
          ]}
        />
      </Sheet>
      <FiveClear
        label={vi ? 'Năm rõ' : 'Five clear things'}
        things={[
          {
            name: vi ? 'Rõ người' : 'Person',
            value: (
              <a class="ct-row-link" href="#k-five">
                Sở Tài nguyên và Môi trường
              </a>
            ),
            notes: ['Lê Văn Thử', 'Tô Văn Thí Dụ'],
          },
          {
            name: vi ? 'Rõ việc' : 'Work',
            value: vi ? 'Rà soát 38 thủ tục đất đai ba cấp' : 'Review 38 land procedures',
          },
          {
            name: vi ? 'Rõ thời gian' : 'Time',
            value: (
              <>
                <s>30/09/2023</s> <b>31/10/2023</b>
              </>
            ),
            notes: [vi ? 'đã gia hạn 1/1 lần' : 'extended 1 of 1'],
          },
          {
            name: vi ? 'Rõ kết quả' : 'Result',
            value: vi ? 'Quyết định phê duyệt 38 quy trình' : 'A decision approving 38 processes',
          },
          { name: vi ? 'Rõ trách nhiệm' : 'Responsibility', value: 'Hoàng Văn Giả Định' },
        ]}
      />
      <Sheet
        flush
        long
        title={vi ? 'Nhật ký nhiệm vụ' : 'The task’s record'}
        id="k-record"
        aside={vi ? '3 lần ghi, mới nhất trước' : '3 entries, newest first'}
      >
        <RecordTable
          lang={lang}
          caption={vi ? 'Nhật ký' : 'Record'}
          entries={[
            {
              when: '16/11/2023 08:40',
              what: (
                <>
                  {vi ? 'Xác nhận ' : 'Confirmed '}
                  <b>{vi ? 'hoàn thành' : 'completed'}</b>
                </>
              ),
              who: 'Phạm Thị Minh Họa',
              unit: 'Sở Nội vụ',
              state: 'completed',
            },
            {
              when: '01/11/2023',
              what: vi ? 'Quá hạn từ hôm nay.' : 'Overdue from today.',
              who: vi ? 'Hệ thống' : 'System',
              key: true,
              overdue: true,
            },
            {
              when: '26/09/2023 14:22',
              what: vi ? 'Cho gia hạn từ 30/09 đến 31/10/2023.' : 'Extended from 30/09 to 31/10/2023.',
              who: 'Hoàng Văn Giả Định',
              icon: 'calendar',
              key: true,
            },
          ]}
        />
      </Sheet>
      <KitGrid lang={lang} />
    </>
  )
}

const KitGrid = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  const href = '#k-grid'
  const done = { href, state: 'completed' as const }
  return (
    <Sheet
      flush
      long
      title={vi ? 'Từng đơn vị, từng nội dung' : 'Units by items'}
      id="k-grid"
      aside={<GridLegend lang={lang} />}
    >
      <DirectiveGrid
        lang={lang}
        caption={vi ? 'Đơn vị và nội dung' : 'Units and items'}
        unitHead={vi ? 'Đơn vị' : 'Unit'}
        sumHead={vi ? 'Cả bốn' : 'All four'}
        items={[1, 2, 3, 4].map((no) => ({
          no: String(no),
          title: `${vi ? 'Nội dung' : 'Item'} ${no}`,
          done: 2,
          of: 3,
          overdue: no === 4 ? 1 : 0,
          href,
        }))}
        groups={[
          {
            title: vi ? '2 đơn vị còn thiếu trả lời' : '2 units have not answered all',
            rows: [
              {
                name: 'UBND huyện Kỳ Sơn',
                href,
                cells: [
                  { href, state: 'issued' },
                  { href, state: 'accepted' },
                  { href, state: 'submitted' },
                  { href, state: 'accepted', time: { key: 'overdue', days: 46 } },
                ],
                done: 0,
                of: 4,
              },
              {
                name: 'Ủy ban nhân dân thị xã Hoàng Mai',
                href,
                cells: [done, done, undefined, done],
                done: 3,
                of: 3,
              },
            ],
          },
          {
            title: vi ? '1 đơn vị đã trả lời đủ' : '1 unit has answered all',
            complete: true,
            rows: [{ name: 'Sở Nội vụ', href, cells: [done, done, done, undefined], done: 3, of: 3 }],
          },
        ]}
      />
    </Sheet>
  )
}
