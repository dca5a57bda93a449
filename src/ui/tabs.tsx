import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showNumber } from './format.ts'

/** Saved views or kinds as links in a row, with counts. `add` stands at the far right. */
export const Tabs = ({
  label,
  tabs,
  add,
  lang,
}: {
  label: string
  tabs: { name: string; href: string; n?: number; on?: boolean }[]
  add?: Child
  lang: Lang
}) => (
  <nav class="ct-tabs" aria-label={label}>
    {tabs.map((tab) => (
      <a href={tab.href} aria-current={tab.on ? 'true' : undefined}>
        {tab.name}
        {tab.n === undefined ? null : (
          <>
            {' '}
            <span>{showNumber(tab.n, lang)}</span>
          </>
        )}
      </a>
    ))}
    {add}
  </nav>
)
