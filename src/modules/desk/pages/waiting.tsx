import type { Day } from '#platform/day.ts'
import { daysBetween } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { showDate, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Todo, type TodoLine } from '#ui/todo.tsx'
import type { WaitingLine } from '../facts.ts'
import { byNearness, saysHowLong } from '../rules.ts'
import { texts } from '../texts.ts'

const lineOf =
  (lang: Lang, today: Day) =>
  (line: WaitingLine): TodoLine => {
    const t = texts[lang]
    const waited = line.since && saysHowLong(line) ? daysBetween(line.since, today) : 0
    const note = [
      line.detail,
      line.due_on && t.due(showDate(line.due_on, lang)),
      waited > 0 && t.since(waited),
    ]
    return {
      time: timelinessOf(line.due_on, null, today),
      title: line.title,
      href: line.url,
      note: note.filter(Boolean).join(' · '),
      act: { href: line.form.href, label: line.label ?? t.open, post: line.form.post },
    }
  }

/** What waits, in groups by nearness; words when nothing does. */
export const WaitingGroups = ({ lines, lang, today }: { lines: WaitingLine[]; lang: Lang; today: Day }) => {
  const t = texts[lang]
  if (lines.length === 0) return <Empty title={t.nothingWaits}>{t.nothingWaitsHow}</Empty>
  return (
    <Todo
      lang={lang}
      groups={byNearness(lines, today).map(({ nearness, lines }) => ({
        title: t.near[nearness],
        urgent: nearness === 'overdue',
        lines: lines.map(lineOf(lang, today)),
      }))}
    />
  )
}

/** Tabs by room, when what waits comes from more than one. */
export const RoomTabs = ({
  lines,
  lang,
  room,
  path,
}: {
  lines: WaitingLine[]
  lang: Lang
  room?: string
  path: string
}) => {
  const t = texts[lang]
  const rooms = [...Map.groupBy(lines, (line) => line.room)]
  if (rooms.length < 2) return null
  return (
    <Tabs
      label={t.byRoom}
      lang={lang}
      tabs={[
        { name: t.all, href: path, n: lines.length, on: room === undefined },
        ...rooms.map(([name, own]) => ({
          name: t.rooms[name] ?? name,
          href: `${path}?room=${name}`,
          n: own.length,
          on: room === name,
        })),
      ]}
    />
  )
}

/** `/waiting`: everything that waits for this person. */
export const WaitingPage = ({
  frame,
  lines,
  room,
}: {
  frame: Frame
  lines: WaitingLine[]
  room?: string
}) => {
  const t = texts[frame.lang]
  const shown = room === undefined ? lines : lines.filter((line) => line.room === room)
  const more = frame.waiting > lines.length
  return (
    <Page
      frame={frame}
      title={t.waiting}
      lede={
        frame.waiting === 0
          ? undefined
          : more
            ? t.waitingMost(lines.length, frame.waiting)
            : t.waitingLede(lines.length)
      }
    >
      <RoomTabs lines={lines} lang={frame.lang} room={room} path="/waiting" />
      <WaitingGroups lines={shown} lang={frame.lang} today={frame.today} />
    </Page>
  )
}
