import type { Child } from 'hono/jsx'
import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { showDate } from '#ui/format.ts'
import { texts } from '../texts.ts'

/** Words with their values, one a line; those without a value are left out. */
export const Lines = ({ lines }: { lines: readonly (readonly [Child, Child])[] }) => (
  <ul class="ct-plain ct-lines">
    {lines
      .filter(([, value]) => value !== '')
      .map(([name, value]) => (
        <li>
          <span class="ct-quiet">{name}: </span>
          {value}
        </li>
      ))}
  </ul>
)

/** What has just been done, by the address's `done`; nothing for words that are not ours. */
export const Done = ({ what, lang }: { what: string | undefined; lang: Lang }) => {
  const words: Record<string, string> = texts(lang).done
  const text = what && Object.hasOwn(words, what) ? words[what] : undefined
  return text ? (
    <Alert tone="success" live>
      {text}
    </Alert>
  ) : null
}

/** "từ 01/02/2025 đến 15/03/2025". */
export const term = (from: Day, to: Day | null, lang: Lang): string => {
  const t = texts(lang)
  return to ? t.term(showDate(from, lang), showDate(to, lang)) : t.openTerm(showDate(from, lang))
}

/** The office of a mandate, with whose it is when held as a deputy: "Thủ trưởng đơn vị (thay Lê Văn Thử)". */
export const officeOf = (
  mandate: { title: string; titleEn: string; forName: string | null },
  lang: Lang,
): string => {
  const title = lang === 'en' ? mandate.titleEn : mandate.title
  return mandate.forName ? `${title} (${texts(lang).forWhom(mandate.forName)})` : title
}

/** A secret shown once, so that it can be marked and copied whole. */
export const Secret = ({ text }: { text: string }) => <code class="ct-secret">{text}</code>
