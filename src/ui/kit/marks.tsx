import type { Lang } from '#platform/lang.ts'
import { Button, LinkButton } from '../button.tsx'
import type { Timeliness } from '../format.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Sheet } from '../sheet.tsx'
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
