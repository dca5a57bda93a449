import type { Child } from 'hono/jsx'
import { asset } from '#platform/assets.ts'
import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showMoment, showNumber } from './format.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** A room in the list at the left. `current` is found from the path when not given. */
export type Room = { href: string; name: string; count?: number; current?: boolean }
/** A shelf of rooms; the first one has no name (the province, waiting for me). */
export type Shelf = { name?: string; rooms: Room[] }

/** What every page of the working system has around it. Built once a request, handed to each page. */
export type Frame = {
  lang: Lang
  /** path with its query, as asked for: "/tasks?state=accepted" */
  path: string
  /** "Tỉnh Nghệ An" */
  province: string
  year: number
  years: number[]
  /** nobody on public pages */
  person?: { name: string; office?: string; unit: string }
  waiting: number
  unread: number
  rooms: Shelf[]
  /** shown above the bar when set: what here is invented */
  demoBanner?: string
  today: Day
  printedAt: Date
}

/** The addresses that the frame itself links to. */
export const frameLinks = {
  home: '/',
  search: '/search',
  waiting: '/waiting',
  notifications: '/notifications',
  account: '/account',
  signIn: '/sign-in',
  signOut: '/sign-out',
} as const

/** The same address with one query value set: `withQuery('/tasks?page=2', 'lang', 'en')`. */
export function withQuery(path: string, name: string, value: string | undefined): string {
  const [before = '', query = ''] = path.split('?', 2)
  const params = new URLSearchParams(query)
  if (value === undefined) params.delete(name)
  else params.set(name, value)
  const text = params.toString()
  return text ? `${before}?${text}` : before
}

/** A whole document as text, with its doctype. Control characters that HTML forbids are shown as U+FFFD. */
export function render(page: { toString(): string | Promise<string> }): string {
  const text = page.toString()
  if (typeof text !== 'string') throw new TypeError('pages are synchronous functions of props')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what must not go out
  return `<!DOCTYPE html>${text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')}`
}

const Document = ({
  lang,
  title,
  size,
  children,
}: {
  lang: Lang
  title: string
  size: 'sm' | 'md'
  children?: Child
}) => (
  <html lang={lang} data-color-scheme="auto">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === 'Canh Tân' ? title : `${title} · Canh Tân`}</title>
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('app.css')} />
      <script type="module" src={asset('app.js')}></script>
    </head>
    <body data-size={size}>
      <a class="ds-skip-link" href="#content">
        {uiTexts(lang).toContent}
      </a>
      {children}
    </body>
  </html>
)

/** The mark: a C that closes into a tick. */
export const Mark = () => (
  <svg viewBox="0 0 28 28" aria-hidden="true">
    <rect width="28" height="28" rx="6" fill="var(--ds-color-accent-base-default)" />
    <path
      d="M19.6 9.4A7.2 7.2 0 1 0 21.2 14"
      fill="none"
      stroke="var(--ds-color-accent-base-contrast-default)"
      stroke-width="2.6"
      stroke-linecap="round"
    />
    <path
      d="m10.6 13.8 3 3 7.6-8.2"
      fill="none"
      stroke="var(--ds-color-accent-base-contrast-default)"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)

const Brand = ({ province }: { province: string }) => (
  <a class="ct-brand" href={frameLinks.home}>
    <Mark />
    <b>Canh Tân</b>
    <span>{province}</span>
  </a>
)

const LanguageLink = ({ lang, path, hidePhone }: { lang: Lang; path: string; hidePhone?: boolean }) => {
  const other: Lang = lang === 'vi' ? 'en' : 'vi'
  return (
    <a
      class={hidePhone ? 'ct-pick ct-lang ct-hide-phone' : 'ct-pick ct-lang'}
      href={withQuery(path, 'lang', other)}
      lang={other}
      hreflang={other}
      rel="nofollow"
    >
      {uiTexts(lang).otherLanguage}
    </a>
  )
}

const DemoBanner = ({ text, lang }: { text?: string; lang: Lang }) =>
  text ? (
    <aside class="ct-demo" aria-label={uiTexts(lang).aboutDemo}>
      <Icon name="info" />
      <p>{text}</p>
    </aside>
  ) : null

const YearButton = ({ frame, label }: { frame: Frame; label: string }) => (
  <button
    class="ct-pick"
    type="button"
    popovertarget="years"
    aria-label={uiTexts(frame.lang).yearPick(frame.year)}
  >
    {label}
    <Icon name="down" />
  </button>
)

const SearchForm = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <form class="ct-search" role="search" action={frameLinks.search}>
      <button type="submit" aria-label={t.search}>
        <Icon name="search" />
      </button>
      <input
        class="ds-input"
        type="search"
        name="q"
        aria-label={t.searchLabel}
        placeholder={t.searchHint}
        maxlength={200}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

const TopEnd = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  const waiting = showNumber(frame.waiting, frame.lang)
  const unread = showNumber(frame.unread, frame.lang)
  if (!frame.person) {
    return (
      <div class="ct-top-end">
        <LanguageLink lang={frame.lang} path={frame.path} />
        <a class="ct-pick" href={frameLinks.signIn}>
          {t.signIn}
        </a>
      </div>
    )
  }
  return (
    <div class="ct-top-end">
      <a class="ct-pick ct-only-phone" href={frameLinks.search} aria-label={t.searchLink}>
        <Icon name="search" />
      </a>
      <a
        class="ct-pick"
        href={frameLinks.waiting}
        aria-label={t.waitingLabel(frame.waiting > 0 ? waiting : '').trim()}
      >
        <Icon name="inbox" />
        <span class="ct-hide-phone">{t.waiting}</span>{' '}
        {frame.waiting > 0 ? (
          <span class="ct-count" data-color="accent">
            {waiting}
          </span>
        ) : null}
      </a>
      <a class="ct-pick ct-hide-phone" href={frameLinks.notifications} aria-label={t.unread(unread)}>
        <Icon name="bell" />
        {frame.unread > 0 ? <span class="ct-count">{unread}</span> : null}
      </a>
      <LanguageLink lang={frame.lang} path={frame.path} hidePhone />
      <button class="ct-pick ct-me" type="button" popovertarget="me">
        <Icon name="user" />
        <span>
          {frame.person.name}
          <span>{frame.person.unit}</span>
        </span>
      </button>
    </div>
  )
}

const TopBar = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <header class="ct-top">
      {frame.rooms.length > 0 ? (
        <button class="ct-pick ct-only-phone" type="button" popovertarget="rooms" aria-label={t.openRooms}>
          <Icon name="menu" />
        </button>
      ) : null}
      <Brand province={frame.province} />
      <YearButton frame={frame} label={String(frame.year)} />
      {frame.person ? <SearchForm frame={frame} /> : null}
      <TopEnd frame={frame} />
    </header>
  )
}

const Menus = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <>
      <div class="ct-menu" id="years" popover="auto">
        {frame.years.map((year) => (
          <a
            href={withQuery(frame.path, 'year', String(year))}
            aria-current={year === frame.year ? 'true' : undefined}
            rel="nofollow"
          >
            {t.year(year)}
          </a>
        ))}
      </div>
      {frame.person ? (
        <div class="ct-menu" id="me" popover="auto">
          <a href={frameLinks.account}>
            {t.account}
            {frame.person.office ? <span class="ct-menu-note">{frame.person.office}</span> : null}
          </a>
          <a href={frameLinks.notifications}>{t.notifications}</a>
          <form method="post" action={frameLinks.signOut}>
            <button type="submit">{t.signOut}</button>
          </form>
        </div>
      ) : null}
    </>
  )
}

/** The room the path is in: the longest address that the path begins with. */
function currentRoom(frame: Frame): string | undefined {
  const path = frame.path.split('?')[0] ?? '/'
  const fits = frame.rooms
    .flatMap((shelf) => shelf.rooms)
    .filter(({ href }) => href === path || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)
  return fits[0]?.href
}

const Rooms = ({ frame }: { frame: Frame }) => {
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

export type Crumb = { href: string; name: string }

const Breadcrumbs = ({ crumbs, lang }: { crumbs: Crumb[]; lang: Lang }) => (
  <nav class="ds-breadcrumbs" aria-label={uiTexts(lang).breadcrumbs}>
    <ol>
      {crumbs.map((crumb) => (
        <li>
          <a href={crumb.href}>{crumb.name}</a>
        </li>
      ))}
    </ol>
  </nav>
)

const Foot = ({
  lang,
  province,
  printedAt,
  note,
}: {
  lang: Lang
  province: string
  printedAt: Date
  note?: Child
}) => (
  <footer class="ct-foot">
    <span>{note}</span>
    <span>
      Canh Tân · {province} · {uiTexts(lang).printed(showMoment(printedAt, lang))}
    </span>
  </footer>
)

/** The page's head: H1, lede or tags under it, the acts at its right. `act` is the single main one, last. */
export const Head = ({
  title,
  lede,
  under,
  act,
  acts,
}: {
  title: Child
  lede?: Child
  under?: Child
  act?: Child
  acts?: Child
}) => (
  <header class="ct-head">
    <div>
      <h1 class="ds-heading" data-size="md">
        {title}
      </h1>
      {lede ? <p class="ct-lede">{lede}</p> : null}
      {under}
    </div>
    {act || acts ? (
      <div class="ct-acts">
        {acts}
        {act}
      </div>
    ) : null}
  </header>
)

export type PageProps = {
  frame: Frame
  /** the H1, and the browser's title */
  title: string
  /** one quiet sentence under the H1: what is counted, the cut-off */
  lede?: Child
  /** tags or a line of facts under the lede */
  under?: Child
  /** the page's single main act (a LinkButton); none when nothing is left to do */
  act?: Child
  /** other acts, before the main one: print, export */
  acts?: Child
  crumbs?: Crumb[]
  /** an Alert above everything: what has just happened */
  notice?: Child
  /** left of the foot: sources, what is invented */
  note?: Child
  /** must print on one A4 */
  onePage?: boolean
  children?: Child
}

/** A page of the working system. */
export const Page = ({
  frame,
  title,
  lede,
  under,
  act,
  acts,
  crumbs,
  notice,
  note,
  onePage,
  children,
}: PageProps) => (
  <Document lang={frame.lang} title={title} size="sm">
    <DemoBanner text={frame.demoBanner} lang={frame.lang} />
    <TopBar frame={frame} />
    <Menus frame={frame} />
    <div class="ct-frame">
      {frame.rooms.length > 0 ? <Rooms frame={frame} /> : null}
      <main class="ct-main" id="content" data-one-page={onePage || undefined}>
        {crumbs?.length ? <Breadcrumbs crumbs={crumbs} lang={frame.lang} /> : null}
        <Head title={title} lede={lede} under={under} act={act} acts={acts} />
        {notice}
        {children}
        <Foot lang={frame.lang} province={frame.province} printedAt={frame.printedAt} note={note} />
      </main>
    </div>
  </Document>
)

/** What pages without an account have around them. */
export type PlainFrame = Pick<Frame, 'lang' | 'path' | 'province' | 'demoBanner'>

/** The door: sign-in and what belongs to it, errors before sign-in. `aside` stands at the right. */
export const PlainPage = ({
  frame,
  title,
  lede,
  aside,
  children,
}: {
  frame: PlainFrame
  title: string
  lede?: Child
  aside?: Child
  children?: Child
}) => (
  <Document lang={frame.lang} title={title} size="sm">
    <DemoBanner text={frame.demoBanner} lang={frame.lang} />
    <header class="ct-top ct-top-plain">
      <Brand province={frame.province} />
      <LanguageLink lang={frame.lang} path={frame.path} />
    </header>
    <main class="ct-door" id="content">
      <div class="ct-door-form">
        <h1 class="ds-heading" data-size="md">
          {title}
        </h1>
        {lede ? <p class="ct-lede">{lede}</p> : null}
        {children}
      </div>
      {aside ? <aside class="ct-door-open">{aside}</aside> : null}
    </main>
  </Document>
)

/** A page of the public portal: phone first, a row of links, no account. */
export const PortalPage = ({
  frame,
  title,
  lede,
  nav,
  navLabel,
  foot,
  children,
}: {
  frame: PlainFrame
  title: string
  lede?: Child
  nav: { href: string; name: string; current?: boolean }[]
  navLabel: string
  foot?: Child
  children?: Child
}) => (
  <Document lang={frame.lang} title={title} size="md">
    <DemoBanner text={frame.demoBanner} lang={frame.lang} />
    <header class="ct-p-top">
      <Brand province={frame.province} />
      <LanguageLink lang={frame.lang} path={frame.path} />
      <nav aria-label={navLabel}>
        {nav.map((link) => (
          <a href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.name}
          </a>
        ))}
      </nav>
    </header>
    <main class="ct-p-main" id="content">
      <h1 class="ds-heading" data-size="md">
        {title}
      </h1>
      {lede ? <p class="ct-p-lede">{lede}</p> : null}
      {children}
    </main>
    <footer class="ct-p-foot">{foot}</footer>
  </Document>
)
