import type { Lang } from '#platform/lang.ts'
import { showNumber, showTimeliness, type Timeliness } from './format.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** The stages of work, drawn as an ink ring that fills. */
export const workStates = [
  'draft',
  'issued',
  'returned',
  'accepted',
  'submitted',
  'rejected',
  'completed',
  'reopened',
  'suspended',
  'recalled',
] as const
export type WorkState = (typeof workStates)[number]

/** Whose state it is: the same ring means other words for a task, a report and a criterion. */
export type StateOf = 'task' | 'report' | 'criterion'

const task: Record<WorkState, [vi: string, en: string]> = {
  draft: ['Dự thảo', 'Draft'],
  issued: ['Chưa tiếp nhận', 'Not yet accepted'],
  returned: ['Trả lại', 'Returned'],
  accepted: ['Đang thực hiện', 'In progress'],
  submitted: ['Chờ xác nhận', 'Awaiting check'],
  rejected: ['Thực hiện lại', 'To redo'],
  completed: ['Hoàn thành', 'Completed'],
  reopened: ['Mở lại', 'Reopened'],
  suspended: ['Tạm hoãn', 'Suspended'],
  recalled: ['Thu hồi', 'Recalled'],
}
const report: typeof task = {
  ...task,
  issued: ['Chưa mở', 'Not opened'],
  accepted: ['Đang nhập', 'Being filled in'],
  submitted: ['Chờ duyệt', 'Awaiting review'],
  completed: ['Đã duyệt', 'Approved'],
}
const criterion: typeof task = {
  ...task,
  issued: ['Chưa chấm', 'Not scored'],
  accepted: ['Đã tự chấm', 'Self-scored'],
  completed: ['Đã thẩm định', 'Appraised'],
}
const words = { task, report, criterion }

/** The word of a state. */
export const stateWord = (state: WorkState, lang: Lang, of: StateOf = 'task'): string =>
  words[of][state][lang === 'vi' ? 0 : 1]

/** What stage the work is in: a ring in ink, then a word. `text` replaces the word where a room has its own. */
export const StateTag = ({
  state,
  lang,
  of,
  text,
}: {
  state: WorkState
  lang: Lang
  of?: StateOf
  text?: string
}) => (
  <span class="ds-tag" data-state={state}>
    {text ?? stateWord(state, lang, of)}
  </span>
)

/** How it stands to its date: a shape in its colour, then a word with days. Filled only if somebody must act. */
export const TimeTag = ({
  time,
  lang,
  short,
  text,
}: {
  time: Timeliness
  lang: Lang
  short?: boolean
  text?: string
}) => (
  <span class="ds-tag" data-time={time.key}>
    {text ?? showTimeliness(time, lang, short)}
  </span>
)

/** "Không phát sinh": what a figure says when its denominator is zero. */
export const NoneTag = ({ lang }: { lang: Lang }) => <TimeTag time={{ key: 'none' }} lang={lang} />

/** Change of rank: places up (positive), down (negative), 0 unchanged; undefined is not comparable. */
export const Move = ({ places, lang }: { places: number | undefined; lang: Lang }) => {
  const t = uiTexts(lang)
  if (places === undefined) return <span class="ct-quiet ct-small">{t.notCompared}</span>
  if (places === 0)
    return (
      <span class="ct-move" data-move="same">
        {t.same}
      </span>
    )
  const up = places > 0
  return (
    <span class="ct-move" data-move={up ? 'up' : 'down'}>
      <Icon name={up ? 'up' : 'dn'} label={up ? t.up : t.down} />
      {showNumber(Math.abs(places), lang)}
    </span>
  )
}

/** A count in a pill: quiet, `accent` for what waits for this person, `danger` for what is overdue. */
export const Count = ({ n, lang, color }: { n: number; lang: Lang; color?: 'accent' | 'danger' }) => (
  <span class="ct-count" data-color={color}>
    {showNumber(n, lang)}
  </span>
)
