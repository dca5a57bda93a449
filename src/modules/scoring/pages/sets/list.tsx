import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facets, FilterPanel } from '#ui/filter.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { SetStanding } from '../../facts/sets.ts'
import type { SetLine } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { throughRounds } from '../crumbs.ts'
import { decisionWords, forceWords, SyntheticMark, setAddress, shownNum, titleOf } from './words.tsx'

export type ShownSet = SetLine & { standing: SetStanding; blockName: string }

/** How a set stands, with its ring: drafts are open, issued ones full. */
export const Standing = ({ standing, lang }: { standing: SetStanding; lang: Frame['lang'] }) => (
  <StateTag
    state={
      standing === 'in-force'
        ? 'completed'
        : standing === 'ended'
          ? 'recalled'
          : standing === 'submitted'
            ? 'submitted'
            : standing === 'to-come'
              ? 'accepted'
              : 'draft'
    }
    lang={lang}
    text={setsTexts[lang].standings[standing]}
  />
)

type Query = { of?: number; block?: string }
const address = (query: Query): string => {
  const words = new URLSearchParams()
  if (query.of !== undefined) words.set('of', String(query.of))
  if (query.block) words.set('block', query.block)
  return `/scoring/sets${words.size > 0 ? `?${words}` : ''}`
}

const Narrow = ({ sets, query, lang }: { sets: ShownSet[]; query: Query; lang: Frame['lang'] }) => {
  const t = setsTexts[lang]
  const years = [...new Set(sets.flatMap((s) => (s.year === null ? [] : [s.year])))]
  const blocks = [...new Map(sets.map((s) => [s.block, s.blockName]))]
  const fits = (s: ShownSet, q: Query) =>
    (q.of === undefined || s.year === q.of) && (!q.block || s.block === q.block)
  const count = (q: Query) => sets.filter((s) => fits(s, q)).length
  return (
    <FilterPanel lang={lang} fold={t.filters}>
      <Facets
        lang={lang}
        facets={[
          {
            title: t.filterYear,
            links: [undefined, ...years].map((of) => ({
              name: of === undefined ? t.all : String(of),
              n: count({ ...query, of }),
              href: address({ ...query, of }),
              on: query.of === of,
            })),
          },
          {
            title: t.block,
            links: [[undefined, t.all] as const, ...blocks].map(([block, name]) => ({
              name,
              n: count({ ...query, block }),
              href: address({ ...query, block }),
              on: query.block === block,
            })),
          },
        ]}
      />
    </FilterPanel>
  )
}

/** The criteria sets that this person sees, to narrow by year and block. */
export const SetsPage = ({
  frame,
  sets,
  query,
  mayDraft,
}: {
  frame: Frame
  sets: ShownSet[]
  query: Query
  mayDraft: boolean
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const rows = sets.filter(
    (s) => (query.of === undefined || s.year === query.of) && (!query.block || s.block === query.block),
  )
  return (
    <Page
      frame={frame}
      title={t.sets}
      lede={t.setsLede}
      crumbs={throughRounds(frame)}
      acts={
        mayDraft ? (
          <LinkButton kind="second" icon="plus" href="/scoring/sets/new">
            {t.create}
          </LinkButton>
        ) : undefined
      }
      act={
        mayDraft ? (
          <LinkButton icon="upload" href="/scoring/sets/import">
            {t.import}
          </LinkButton>
        ) : undefined
      }
    >
      {sets.length === 0 ? (
        <Empty title={t.none}>{t.noneHow}</Empty>
      ) : (
        <>
          {sets.length > 3 ? <Narrow sets={sets} query={query} lang={lang} /> : null}
          <Sheet flush gapped>
            <Table
              lang={lang}
              caption={t.sets}
              rows={rows}
              empty={<p class="ct-quiet ct-tasks-none">{t.none}</p>}
              columns={[
                {
                  head: t.set,
                  phone: 'wide',
                  cell: (s) => (
                    <>
                      <a class="ct-row-link" href={setAddress(s.id)}>
                        <Said text={titleOf(s, lang)} />
                      </a>{' '}
                      {s.synthetic ? <SyntheticMark lang={lang} /> : null}
                      <br />
                      <span class="ct-small ct-quiet">
                        <Said text={s.code} /> · {t.version(showNumber(s.version, lang))}
                      </span>
                    </>
                  ),
                },
                { head: t.block, cell: (s) => <Said text={s.blockName} />, phone: 'label' },
                {
                  head: t.year,
                  n: true,
                  cell: (s) => (s.year === null ? '' : String(s.year)),
                  phone: 'label',
                },
                {
                  head: t.leaves,
                  n: true,
                  cell: (s) => showNumber(s.leaves, lang),
                  phone: 'label',
                },
                { head: t.total, n: true, cell: (s) => shownNum(s.total, lang), phone: 'label' },
                {
                  head: t.state,
                  cell: (s) => <Standing standing={s.standing} lang={lang} />,
                },
                {
                  head: t.decision,
                  phone: 'wide',
                  cell: (s) => (
                    <>
                      <Said text={decisionWords(s, lang) ?? t.noDecision} />
                      {forceWords(s, lang) ? (
                        <>
                          <br />
                          <span class="ct-small ct-quiet">{forceWords(s, lang)}</span>
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]}
            />
          </Sheet>
        </>
      )}
    </Page>
  )
}
