import type { Child } from 'hono/jsx'
import { uiTexts } from '../texts.ts'
import { Brand, DemoBanner, Document, LanguageLink, Mark } from './document.tsx'
import { frameLinks, type PlainFrame } from './frame.ts'

/** The door: sign-in and what belongs to it, errors before sign-in. `aside` stands at the right, under its own name. */
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
  aside?: { name: string; content: Child }
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
      {aside ? (
        <aside class="ct-door-open" aria-label={aside.name}>
          {aside.content}
        </aside>
      ) : null}
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
      <a class="ct-brand" href={nav[0]?.href ?? frameLinks.home}>
        <Mark />
        <b>{uiTexts(frame.lang).portal(frame.province)}</b>
      </a>
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
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {lede ? <p class="ct-p-lede">{lede}</p> : null}
      {children}
    </main>
    <footer class="ct-p-foot">{foot}</footer>
  </Document>
)

/** A form for somebody who stays unknown: nothing leads elsewhere. `language`: whether it may be changed here. */
export const QuietPage = ({
  frame,
  title,
  lede,
  language,
  children,
}: {
  frame: PlainFrame
  title: string
  lede?: Child
  language: boolean
  children?: Child
}) => (
  <Document lang={frame.lang} title={title} size="md">
    <DemoBanner text={frame.demoBanner} lang={frame.lang} />
    <header class="ct-top ct-top-plain">
      <span class="ct-brand">
        <Mark />
        <b>{frame.province}</b>
      </span>
      {language ? <LanguageLink lang={frame.lang} path={frame.path} /> : null}
    </header>
    <main class="ct-p-main ct-quiet-form" id="content">
      <h1 class="ds-heading" data-size="md">
        {title}
      </h1>
      {lede ? <p class="ct-p-lede">{lede}</p> : null}
      {children}
    </main>
  </Document>
)
