import type { Child } from 'hono/jsx'
import { asset } from '#platform/assets.ts'
import type { Lang } from '#platform/lang.ts'
import { Icon } from '../icon.tsx'
import { uiTexts } from '../texts.ts'
import { frameLinks, withQuery } from './frame.ts'

/** A whole document as text, with its doctype. Control characters that HTML forbids are shown as U+FFFD. */
export function render(page: { toString(): string | Promise<string> }): string {
  const text = page.toString()
  if (typeof text !== 'string') throw new TypeError('pages are synchronous functions of props')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what must not go out
  return `<!DOCTYPE html>${text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')}`
}

export const Document = ({
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
      <meta name="description" content={uiTexts(lang).about} />
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

export const Brand = ({ province }: { province: string }) => (
  <a class="ct-brand" href={frameLinks.home}>
    <Mark />
    <b>Canh Tân</b>
    <span>{province}</span>
  </a>
)

export const LanguageLink = ({
  lang,
  path,
  hidePhone,
}: {
  lang: Lang
  path: string
  hidePhone?: boolean
}) => {
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

export const DemoBanner = ({ text, lang }: { text?: string; lang: Lang }) =>
  text ? (
    <aside class="ct-demo" aria-label={uiTexts(lang).aboutDemo}>
      <Icon name="info" />
      <p>{text}</p>
    </aside>
  ) : null
