import type { Lang } from '#platform/lang.ts'
import { Alert } from '../alert.tsx'
import { LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { JobLine } from '../progress.tsx'
import { Sheet, Stack } from '../sheet.tsx'

export const KitMessages = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Stack span={5}>
      <Sheet title={vi ? 'Thông báo' : 'Messages'} id="k-alerts">
        <Alert tone="success">
          {vi ? 'Đã nhắc 9 đơn vị. ' : 'Reminded 9 units. '}
          <a href="#k-alerts">{vi ? 'Xem thư đã gửi' : 'See the letters'}</a>
        </Alert>
        <Alert tone="info">
          {vi ? 'Kỳ báo cáo đóng lúc 17:00 hôm nay.' : 'The period closes at 17:00 today.'}
        </Alert>
        <Alert tone="warning">
          {vi
            ? 'Số liệu hệ thống một cửa chậm 2 ngày, mới đến 13/12.'
            : 'The one-stop figures are 2 days behind, as of 13 Dec.'}
        </Alert>
        <Alert tone="danger" title={vi ? 'Không lưu được' : 'Not saved'}>
          {vi
            ? 'Máy chủ không trả lời. Chữ vừa nhập còn nguyên, bấm lưu lại. Số lỗi 7F3A-20.'
            : 'The server did not answer. What you typed is kept; save again. Fault 7F3A-20.'}
        </Alert>
      </Sheet>
      <Sheet title={vi ? 'Việc chạy lâu' : 'Long work'} id="k-jobs">
        <JobLine
          lang={lang}
          job={{
            title: vi ? 'Nhập 312 nhiệm vụ từ bảng tính' : 'Import 312 tasks from a sheet',
            stage: 'running',
            done: 214,
            of: 312,
            taken: 205,
            refused: 9,
            refreshHref: '#k-jobs',
          }}
        />
        <JobLine
          lang={lang}
          job={{
            title: vi ? 'Nhập 312 nhiệm vụ từ bảng tính' : 'Import 312 tasks from a sheet',
            stage: 'done',
            done: 312,
            of: 312,
            taken: 298,
            refused: 14,
            takenHref: '#k-jobs',
            refusedHref: '#k-jobs',
            fileHref: '#k-jobs',
          }}
        />
        <JobLine
          lang={lang}
          job={{
            title: vi ? 'Tổng hợp báo cáo năm' : 'Consolidate the year',
            stage: 'waiting',
            done: 0,
            of: 42,
          }}
        />
        <JobLine
          lang={lang}
          job={{
            title: vi ? 'Xuất 100.000 hồ sơ' : 'Export 100,000 dossiers',
            stage: 'failed',
            done: 20,
            of: 100,
            note: vi ? 'Số lỗi 7F3A-21.' : 'Fault 7F3A-21.',
          }}
        />
      </Sheet>
      <Empty
        title={vi ? 'Chưa có văn bản chỉ đạo nào' : 'No directives yet'}
        act={
          <LinkButton href="#k-jobs" icon="upload" kind="second">
            {vi ? 'Tải văn bản lên' : 'Upload a document'}
          </LinkButton>
        }
      >
        {vi
          ? 'Văn bản giao việc sẽ hiện ở đây, mỗi văn bản kèm bảng theo dõi từng đơn vị.'
          : 'Documents that give work will appear here, each with its grid of units.'}
      </Empty>
    </Stack>
  )
}
