import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showMoment } from './format.ts'
import { Answered } from './layout/answered.tsx'
import { Menus, TopBar } from './layout/bar.tsx'
import { DemoBanner, Document } from './layout/document.tsx'
import type { Frame } from './layout/frame.ts'
import { Rooms } from './layout/rooms.tsx'
import { uiTexts } from './texts.ts'

export { render } from './layout/document.tsx'
export { type Frame, type PlainFrame, type Room, type Shelf, withQuery } from './layout/frame.ts'
export { PlainPage, PortalPage, QuietPage } from './layout/plain.tsx'

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

/** The guide's part about the room that a path is in: "/tasks/12" → "/help#tasks". */
const helpOf = (path: string): string => {
  const room = path.split(/[/?#]/)[1] ?? ''
  return `/help#${room === '' || room === 'waiting' ? 'home' : room}`
}

const Foot = ({
  frame: { lang, province, printedAt, path, person },
  note,
}: {
  frame: Frame
  note?: Child
}) => (
  <footer class="ct-foot">
    <span>{note}</span>
    <span>
      {person ? (
        <a class="ds-link ct-no-print" href={helpOf(path)}>
          {uiTexts(lang).help}
        </a>
      ) : null}
      {person ? <span class="ct-no-print"> · </span> : null}
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
        <Answered
          refused={frame.refused}
          below={
            <>
              {notice}
              {children}
            </>
          }
        />
        <Foot frame={frame} note={note} />
      </main>
    </div>
  </Document>
)
