import type { Lang } from '#platform/lang.ts'
import { Alert } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Bar, Facts, Figure, Fraction, Percent, Steps } from '../figure.tsx'
import type { Timeliness } from '../format.ts'
import { Icon, type IconName } from '../icon.tsx'
import { JobLine, ProgressLines } from '../progress.tsx'
import { Said } from '../said.tsx'
import { Sheet, Stack } from '../sheet.tsx'
import { Count, Move, StateTag, TimeTag, workStates } from '../tag.tsx'

const times: Timeliness[] = [
  { key: 'overdue', days: 12 },
  { key: 'due-soon', days: 0 },
  { key: 'due-soon', days: 3 },
  { key: 'in-time', days: 12 },
  { key: 'no-deadline' },
  { key: 'on-time', days: 0 },
  { key: 'on-time', days: 2 },
  { key: 'late', days: 14 },
  { key: 'none' },
]
const icons: IconName[] = [
  'menu',
  'search',
  'bell',
  'inbox',
  'user',
  'down',
  'right',
  'left',
  'plus',
  'check',
  'close',
  'download',
  'upload',
  'print',
  'file',
  'clip',
  'clock',
  'calendar',
  'edit',
  'lock',
  'eye',
  'send',
  'link',
  'history',
  'info',
  'up',
  'dn',
  'same',
  'dot',
]

export const KitTags = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Sheet
      span={7}
      title={vi ? 'Trạng thái việc: vòng tròn đầy dần' : 'State of work: a ring that fills'}
      id="k-state"
    >
      <ul class="ct-plain ct-kit-tags">
        {workStates.map((state) => (
          <li>
            <StateTag state={state} lang={lang} />
          </li>
        ))}
      </ul>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Báo cáo, tiêu chí' : 'Reports, criteria'}
      </h3>
      <ul class="ct-plain ct-kit-tags">
        {(['issued', 'accepted', 'submitted', 'returned', 'completed'] as const).map((state) => (
          <li>
            <StateTag state={state} lang={lang} of="report" />
          </li>
        ))}
        {(['issued', 'accepted', 'completed'] as const).map((state) => (
          <li>
            <StateTag state={state} lang={lang} of="criterion" />
          </li>
        ))}
        <li>
          <TimeTag
            time={{ key: 'due-soon' }}
            lang={lang}
            text={vi ? 'Cần giải trình' : 'Explanation asked'}
          />
        </li>
      </ul>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Thời hạn: có nền khi còn phải làm' : 'Timeliness: filled while somebody must act'}
      </h3>
      <ul class="ct-plain ct-kit-tags">
        {times.map((time) => (
          <li>
            <TimeTag time={time} lang={lang} />
          </li>
        ))}
      </ul>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Thay đổi hạng' : 'Change of rank'}
      </h3>
      <ul class="ct-plain ct-kit-tags">
        {[6, -2, 0, undefined].map((places) => (
          <li>
            <Move places={places} lang={lang} />
          </li>
        ))}
      </ul>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Hình' : 'Icons'}
      </h3>
      <ul class="ct-plain ct-kit-tags">
        {icons.map((name) => (
          <li>
            <Icon name={name} label={name} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export const KitButtons = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Sheet span={5} title={vi ? 'Nút' : 'Buttons'} id="k-buttons">
      <p class="ct-acts">
        <Button icon="plus">{vi ? 'Giao nhiệm vụ' : 'Give a task'}</Button>
        <Button kind="second">{vi ? 'Mở lại' : 'Reopen'}</Button>
        <Button kind="quiet" icon="download">
          {vi ? 'Xuất' : 'Export'}
        </Button>
      </p>
      <p class="ct-acts">
        <Button kind="danger">{vi ? 'Thu hồi 9 nhiệm vụ' : 'Recall 9 tasks'}</Button>
        <Button kind="danger-second" confirm={vi ? 'Thu hồi 9 nhiệm vụ?' : 'Recall 9 tasks?'}>
          {vi ? 'Thu hồi nhiệm vụ' : 'Recall'}
        </Button>
        <Button disabled>{vi ? 'Không bấm được' : 'Disabled'}</Button>
      </p>
      <p class="ct-acts">
        <Button small>{vi ? 'Giữ của tôi' : 'Keep mine'}</Button>
        <Button small kind="second">
          {vi ? 'Lấy của người kia' : 'Take theirs'}
        </Button>
        <LinkButton small kind="quiet" href="#k-buttons">
          {vi ? 'Đường dẫn' : 'A link'}
        </LinkButton>
      </p>
      <p class="ct-acts">
        <Count n={8} lang={lang} />
        <Count n={8} lang={lang} color="accent" />
        <Count n={1} lang={lang} color="danger" />
      </p>
      <p class="ct-small ct-quiet">
        {vi
          ? 'Mỗi trang nhiều nhất một nút chính. Trang không còn việc phải làm thì không có nút chính.'
          : 'At most one main button a page; none when nothing is left to do.'}
      </p>
    </Sheet>
  )
}

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

export const KitFigures = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <Sheet span={7} title={vi ? 'Số' : 'Figures'} id="k-figures">
      <div class="ct-kit-cards">
        <div>
          <Fraction
            done={38}
            of={41}
            href="#k-figures"
            lang={lang}
            name={
              vi
                ? 'nhiệm vụ hoàn thành trên tổng số giao, đến 15/12'
                : 'tasks completed of those given, to 15 Dec'
            }
          />
          <Bar of={41} parts={[{ n: 38 }, { n: 1, color: 'bad' }]} />
        </div>
        <div>
          <Fraction
            small
            done={33}
            of={41}
            href="#k-figures"
            lang={lang}
            name={vi ? 'đến 30/09' : 'to 30 Sep'}
          />
          <Fraction
            small
            done={0}
            of={0}
            lang={lang}
            name={vi ? 'mẫu số bằng không' : 'nothing to divide by'}
          />
          <Figure small value="16" unit={vi ? 'trên 63' : 'of 63'} name="PAR INDEX 2022" />
        </div>
        <Facts
          facts={[
            {
              name: vi ? 'Xong đúng hạn' : 'Done on time',
              value: (
                <a class="ct-n" href="#k-figures">
                  32
                </a>
              ),
              time: 'on-time',
            },
            {
              name: vi ? 'Xong, chậm hạn' : 'Done late',
              value: (
                <a class="ct-n" href="#k-figures">
                  6
                </a>
              ),
              time: 'late',
            },
            {
              name: vi ? 'Quá hạn' : 'Overdue',
              value: (
                <a class="ct-n" href="#k-figures">
                  1
                </a>
              ),
              time: 'overdue',
            },
            {
              name: vi ? 'Hồ sơ đúng hạn' : 'Dossiers on time',
              value: <Percent done={481_602} of={491_209} lang={lang} href="#k-figures" />,
            },
          ]}
        />
      </div>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {vi ? 'Các bước của vòng' : 'Steps of a round'}
      </h3>
      <Steps
        steps={[
          { name: vi ? 'Mở vòng' : 'Opened', when: '01/12', stage: 'done' },
          { name: vi ? 'Tự chấm' : 'Self-scoring', when: vi ? 'đến 20/12' : 'to 20/12', stage: 'now' },
          { name: vi ? 'Thẩm định' : 'Appraisal', when: vi ? 'đến 15/01' : 'to 15/01', stage: 'next' },
          { name: vi ? 'Công bố' : 'Publication', when: vi ? 'tháng 4' : 'April', stage: 'next' },
        ]}
      />
      <ProgressLines
        lang={lang}
        lines={[
          {
            day: '14/11',
            done: 38,
            of: 38,
            note: vi ? 'Đủ 38 quy trình, có quyết định phê duyệt' : 'All 38, with the decision',
          },
          {
            day: '22/09',
            done: 33,
            of: 38,
            note: <Said text={'Chờ dữ liệu \u202Eđảo chiều\u202C của <b>5</b> huyện & xã'} />,
          },
          { day: '12/05', done: 20, of: 38 },
        ]}
      />
    </Sheet>
  )
}
