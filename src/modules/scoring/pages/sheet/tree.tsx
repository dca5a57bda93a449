import type { Lang } from '#platform/lang.ts'
import { Bar } from '#ui/figure.tsx'
import { Icon } from '#ui/icon.tsx'
import type { LeafReading, SheetReading, TreeLeaf } from '../../facts/sheets.ts'
import { Exact, exact, readExact, zero } from '../../rules/exact.ts'
import type { Domain } from '../../rules/set.ts'
import type { Mark } from '../../rules/standing.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { codedName, figureText, leafHref, nameOf, pointsText } from './show.ts'

const glyph: Record<Mark, { 'data-state'?: string; 'data-time'?: string }> = {
  none: { 'data-state': 'issued' },
  self: { 'data-state': 'accepted' },
  appraised: { 'data-state': 'completed' },
  asked: { 'data-time': 'due-soon' },
  given: { 'data-time': 'none' },
}

const MarkGlyph = ({ mark, lang }: { mark: Mark; lang: Lang }) => (
  <span class="ct-glyph" {...glyph[mark]}>
    <span class="ds-sr-only">{sheetTexts[lang].marks[mark]}</span>
  </span>
)

const sums = (leaves: readonly TreeLeaf[]) => ({
  points: Exact.sum(leaves.map((one) => readExact(one.points) ?? zero)).toString(),
  max: Exact.sum(
    leaves.filter((one) => !one.excluded).map((one) => exact(one.placed.leaf.max ?? 0)),
  ).toString(),
})

const done = (leaves: readonly TreeLeaf[]): number =>
  leaves.filter((one) => one.mark === 'appraised' || one.mark === 'self').length

const DomainBranch = ({
  domain,
  reading,
  leaf,
  lang,
}: {
  domain: Domain
  reading: SheetReading
  leaf: LeafReading
  lang: Lang
}) => {
  const own = reading.leaves.filter((one) => one.placed.domain.code === domain.code)
  const first = own[0]
  if (!first) return null
  const open = leaf.placed.domain.code === domain.code
  const { points, max } = sums(own)
  return (
    <li class="ct-domain">
      <a
        href={leafHref(reading.sheet.id, first.placed.leaf.code)}
        aria-current={open ? 'true' : undefined}
        data-open={open ? '' : undefined}
      >
        <b>{domain.code}</b>
        <span>{nameOf(domain, lang)}</span>
        <small>
          {figureText(points, reading, lang)}/{figureText(max, reading, lang)}
        </small>
      </a>
      <Bar parts={[{ n: done(own) }]} of={own.length} />
      {open ? (
        <ol class="ct-plain">
          {own.map((one) => (
            <li>
              <a
                href={leafHref(reading.sheet.id, one.placed.leaf.code)}
                aria-current={one.placed.leaf.code === leaf.placed.leaf.code ? 'page' : undefined}
              >
                <MarkGlyph mark={one.mark} lang={lang} />
                <span>{codedName(one.placed.leaf, lang)}</span>
                <small data-leaf={one.placed.leaf.code}>{pointsText(one, reading, lang)}</small>
              </a>
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  )
}

const Key = ({ lang }: { lang: Lang }) => (
  <p class="ct-tree-key ct-small ct-quiet">
    {(Object.keys(glyph) as Mark[]).map((mark) => (
      <span>
        <span class="ct-glyph" {...glyph[mark]} aria-hidden="true"></span> {sheetTexts[lang].marks[mark]}
      </span>
    ))}
  </p>
)

/** The set as a tree with the mark of every leaf; the domain at hand is unfolded, the others lead to their first leaf. */
export const Tree = ({ reading, leaf, lang }: { reading: SheetReading; leaf: LeafReading; lang: Lang }) => {
  const t = sheetTexts[lang]
  const position = reading.leaves.findIndex((one) => one.placed.leaf.code === leaf.placed.leaf.code) + 1
  return (
    <nav class="ct-sheet ct-tree" aria-label={t.tree}>
      <a class="ct-fold" href="#bo-tieu-chi">
        <Icon name="menu" />
        {t.fold(leaf.placed.leaf.code, position, reading.leaves.length)}
      </a>
      <div class="ct-tree-body" id="bo-tieu-chi">
        <ol class="ct-plain">
          {reading.set.domains.map((domain) => (
            <DomainBranch domain={domain} reading={reading} leaf={leaf} lang={lang} />
          ))}
        </ol>
        <Key lang={lang} />
      </div>
    </nav>
  )
}
