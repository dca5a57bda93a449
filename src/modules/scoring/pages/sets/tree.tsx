import type { Lang } from '#platform/lang.ts'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { SetFinding } from '../../facts/checked.ts'
import { isSum } from '../../rules/edit.ts'
import type { CriteriaSet, Criterion, Domain } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { howWords, nameOf, nodeAddress, shownNum } from './words.tsx'

type Shown = { node: Criterion; depth: number }

const flat = (nodes: readonly Criterion[], depth = 0): Shown[] =>
  nodes.flatMap((node) => [{ node, depth }, ...(isSum(node) ? flat(node.children, depth + 1) : [])])

const FrameMark = ({ lang }: { lang: Lang }) => <span class="ds-tag ct-mark">{setsTexts[lang].ofFrame}</span>

const DomainHead = ({
  set,
  domain,
  names,
  locked,
  lang,
}: {
  set: SetRow
  domain: Domain
  names: ReadonlyMap<string, string>
  locked: boolean
  lang: Lang
}) => {
  const t = setsTexts[lang]
  const unit = set.content.appraisers?.find((a) => a.domain === domain.code)?.unit
  return (
    <>
      <a class="ct-row-link" href={nodeAddress(set.id, domain.code)}>
        {domain.code}. <Said text={nameOf(domain, lang)} />
      </a>{' '}
      · {shownNum(domain.max, lang)}
      {unit ? (
        <>
          {' · '}
          <Said text={t.appraisedBy(names.get(unit) ?? unit)} />
        </>
      ) : null}{' '}
      {locked ? <FrameMark lang={lang} /> : null}
    </>
  )
}

const Evidence = ({ node, lang }: { node: Criterion; lang: Lang }) => {
  const t = setsTexts[lang]
  const list = node.evidence_vi ?? []
  return (
    <>
      {list.map((line, i) => (
        <>
          {i > 0 ? <br /> : null}
          <Said text={line} />
        </>
      ))}
      {isSum(node) ? null : (
        <>
          {list.length > 0 ? <br /> : null}
          <span class="ct-small ct-quiet">
            {t.assessments[node.assessment ?? 'self+appraisal']} ·{' '}
            {t.policies[node.not_applicable ?? 'allowed']}
          </span>
        </>
      )}
    </>
  )
}

/** The tree as a table: domains head their criteria; every rule in words. */
export const Tree = ({
  frame,
  set,
  names,
  frameCodes,
  findings,
}: {
  frame: { lang: Lang }
  set: SetRow
  findings: SetFinding[]
  names: ReadonlyMap<string, string>
  frameCodes: ReadonlySet<string>
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const { domains }: CriteriaSet = set.content
  const wrong = new Set(findings.filter((f) => f.level === 'error').map((f) => f.code))
  const bare = domains.filter((domain) => domain.criteria.length === 0)
  return (
    <Sheet title={t.tree} id="tree" flush gapped long aside={t.leavesN(showNumber(set.leaves, lang))}>
      <Table<Shown>
        lang={lang}
        caption={t.tree}
        class="ct-set-tree"
        empty={<p class="ct-quiet ct-tasks-none">{t.noChildren}</p>}
        groups={domains.map((domain) => ({
          title: (
            <DomainHead
              set={set}
              domain={domain}
              names={names}
              locked={frameCodes.has(domain.code)}
              lang={lang}
            />
          ),
          rows: flat(domain.criteria),
        }))}
        columns={[
          {
            head: t.code,
            nowrap: true,
            cell: ({ node }) => <span class={isSum(node) ? undefined : 'ct-quiet'}>{node.code}</span>,
          },
          {
            head: t.name,
            names: true,
            phone: 'wide',
            cell: ({ node }) => (
              <>
                <a class="ct-row-link" href={nodeAddress(set.id, node.code)}>
                  {isSum(node) ? (
                    <strong>
                      <Said text={nameOf(node, lang)} />
                    </strong>
                  ) : (
                    <Said text={nameOf(node, lang)} />
                  )}
                </a>{' '}
                {frameCodes.has(node.code) ? <FrameMark lang={lang} /> : null}
                {wrong.has(node.code) ? <strong class="ct-small"> · {t.levels.error}</strong> : null}
                {node.code_inferred ? <span class="ct-small ct-quiet"> ({t.inferred})</span> : null}
              </>
            ),
          },
          { head: t.max, n: true, phone: 'label', cell: ({ node }) => shownNum(node.max, lang) },
          {
            head: t.how,
            phone: 'wide',
            cell: ({ node }) => (
              <>
                <span class={isSum(node) ? 'ct-quiet' : undefined}>
                  <Said text={howWords(node, lang)} />
                </span>
                {isSum(node) && node.missing_children ? (
                  <>
                    <br />
                    <span class="ct-small ct-quiet">{t.missingChildren}</span>
                  </>
                ) : null}
              </>
            ),
          },
          { head: t.evidence, phone: 'wide', cell: ({ node }) => <Evidence node={node} lang={lang} /> },
        ]}
      />
      {bare.map((domain) => (
        <p class="ct-tasks-none">
          <DomainHead
            set={set}
            domain={domain}
            names={names}
            locked={frameCodes.has(domain.code)}
            lang={lang}
          />
          <br />
          <span class="ct-quiet">{t.noChildren}</span>
        </p>
      ))}
    </Sheet>
  )
}
