import type { Frame, Shelf } from '#ui/layout.tsx'
import { type Actor, actingAs } from './context.ts'
import { showDay, yearOf } from './day.ts'
import type { Deps } from './deps.ts'
import { gatherBar } from './gather.ts'
import type { C } from './http.ts'
import type { Lang } from './lang.ts'
import type { NavEntry } from './room.ts'

const shelfNames: Record<Lang, Record<NavEntry['shelf'], string>> = {
  vi: { work: 'Công việc', measuring: 'Đo lường', people: 'Con người', foundations: 'Nền tảng' },
  en: { work: 'Work', measuring: 'Measuring', people: 'People', foundations: 'Foundations' },
}

const first: Record<Lang, [string, string]> = {
  vi: ['Trang chủ', 'Việc chờ tôi'],
  en: ['Home', 'Waiting for me'],
}

const shelvesFor = (deps: Deps, actor: Actor, lang: Lang, waiting: number): Shelf[] => {
  const entries = deps.rooms.flatMap((room) => room.nav?.(actor, lang) ?? [])
  const [home, mine] = first[lang]
  const named = (['work', 'measuring', 'people', 'foundations'] as const).map((shelf) => ({
    name: shelfNames[lang][shelf],
    rooms: entries
      .filter((entry) => entry.shelf === shelf)
      .sort((a, b) => a.position - b.position)
      .map((entry) => ({ href: entry.href, name: entry.text })),
  }))
  const top = {
    rooms: [
      { href: '/', name: home },
      { href: '/waiting', name: mine, count: waiting },
    ],
  }
  return [top, ...named.filter((shelf) => shelf.rooms.length > 0)]
}

const banner = (c: C): string | undefined => {
  const { ctx } = c.var
  if (!ctx.config.CANHTAN_DEMO) return undefined
  return ctx.lang === 'vi'
    ? `Dữ liệu trình diễn. Hôm nay được đặt là ${showDay(ctx.today)}; tên người và tên nhiệm vụ do dự án đặt ra.`
    : `Demonstration data. Today is set to ${showDay(ctx.today)}; names of people and tasks are invented.`
}

/** What the layout shows around a page: counts, rooms this person may enter, the year, the demo's banner. */
export const frameFor = async (deps: Deps, c: C): Promise<Frame> => {
  const { ctx, year } = c.var
  const person = ctx.actor.kind === 'person'
  const bar = await gatherBar(ctx, person ? deps.rooms : [], person ? deps.unread(ctx.actor) : null)
  const office = ctx.actor.mandates[0]
  const now = yearOf(ctx.today)
  const path = c.req.url.slice(new URL(c.req.url).origin.length)
  return {
    lang: ctx.lang,
    path,
    province: bar.province ?? 'Canh Tân',
    year,
    years: [now + 1, now, now - 1, now - 2, now - 3],
    ...(person && {
      person: {
        name: ctx.actor.name,
        office: office && actingAs(office, ctx.lang),
        unit: office?.unitName ?? '',
      },
    }),
    waiting: bar.waiting,
    unread: bar.unread,
    rooms: person ? shelvesFor(deps, ctx.actor, ctx.lang, bar.waiting) : [],
    demoBanner: banner(c),
    refused: c.var.refused,
    today: ctx.today,
    printedAt: ctx.now,
  }
}
