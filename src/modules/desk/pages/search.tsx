import type { SearchRow } from '#platform/room.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { Count } from '#ui/tag.tsx'
import { type Texts, texts } from '../texts.ts'

/** Lists of rooms that can be filtered on by words. */
const lists: Record<string, (words: string) => string> = {
  tasks: (words) => `/tasks?programme=all&q=${encodeURIComponent(words)}`,
  organisation: (words) => `/units?q=${encodeURIComponent(words)}`,
}

const Box = ({ t, q }: { t: Texts; q: string }) => (
  <search class="ct-search-page ct-no-print">
    <form action="/search">
      <div class="ds-field">
        <label class="ds-label" for="search-q" data-weight="medium">
          {t.searchLabel}
        </label>
        <p data-field="description" id="search-hint">
          {t.searchHint}
        </p>
        <input
          class="ds-input"
          type="search"
          id="search-q"
          name="q"
          value={q}
          maxlength={200}
          aria-describedby="search-hint"
        />
      </div>
      <Button>{t.find}</Button>
    </form>
  </search>
)

const Hits = ({
  t,
  frame,
  room,
  hits,
  words,
}: {
  t: Texts
  frame: Frame
  room: string
  hits: SearchRow[]
  words: string
}) => {
  const name = t.rooms[room] ?? room
  const list = lists[room]?.(words)
  return (
    <Sheet
      id={`hits-${room}`}
      gapped
      title={
        <>
          {name} <Count n={hits.length} lang={frame.lang} />
        </>
      }
      aside={list ? <SheetLink href={list}>{t.narrow(name)}</SheetLink> : undefined}
    >
      <ul class="ct-plain ct-lines">
        {hits.map((hit) => (
          <li>
            <a class="ct-row-link" href={hit.url}>
              <Said text={hit.title} />
            </a>
            {hit.detail ? <p class="ct-small ct-quiet">{hit.detail}</p> : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** `/search`: hits of all rooms by kind, best first. */
export const SearchPage = ({
  frame,
  q,
  words,
  hits,
  more,
}: {
  frame: Frame
  /** as typed */
  q: string
  /** what is searched by; undefined when too short */
  words: string | undefined
  hits: SearchRow[]
  more: boolean
}) => {
  const t = texts[frame.lang]
  const found = words !== undefined && hits.length > 0
  return (
    <Page
      frame={frame}
      title={t.search}
      lede={found ? (more ? t.foundMore(hits.length) : t.found(hits.length)) : undefined}
    >
      <Box t={t} q={q} />
      {words === undefined && q !== '' ? <Empty title={t.tooShort}>{t.tooShortHow}</Empty> : null}
      {words !== undefined && hits.length === 0 ? (
        <Empty title={t.nothingFound(words)}>{t.nothingFoundHow}</Empty>
      ) : null}
      {[...Map.groupBy(hits, (hit) => hit.room)].map(([room, own]) => (
        <Hits t={t} frame={frame} room={room} hits={own} words={words ?? ''} />
      ))}
    </Page>
  )
}
