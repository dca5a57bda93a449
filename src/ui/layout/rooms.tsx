import { showNumber } from '../format.ts'
import { uiTexts } from '../texts.ts'
import { YearButton } from './bar.tsx'
import { LanguageLink } from './document.tsx'
import type { Frame } from './frame.ts'

/** The room the path is in: the longest address that the path begins with. */
export function currentRoom(frame: Frame): string | undefined {
  const path = frame.path.split('?')[0] ?? '/'
  const fits = frame.rooms
    .flatMap((shelf) => shelf.rooms)
    .filter(({ href }) => href === path || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)
  return fits[0]?.href
}

export const Rooms = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  const here = currentRoom(frame)
  return (
    <nav class="ct-rooms" id="rooms" popover="auto" aria-label={t.rooms}>
      <p class="ct-only-phone ct-rooms-top">
        <YearButton frame={frame} label={t.year(frame.year)} />
        <LanguageLink lang={frame.lang} path={frame.path} />
      </p>
      {frame.rooms.map((shelf, i) => (
        <>
          {shelf.name ? (
            <p class="ct-shelf" id={`shelf-${i}`}>
              {shelf.name}
            </p>
          ) : null}
          <ul aria-labelledby={shelf.name ? `shelf-${i}` : undefined}>
            {shelf.rooms.map((room) => (
              <li>
                <a href={room.href} aria-current={(room.current ?? room.href === here) ? 'page' : undefined}>
                  {room.name}
                  {room.count ? (
                    <>
                      {' '}
                      <span class="ct-count">{showNumber(room.count, frame.lang)}</span>
                    </>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}
