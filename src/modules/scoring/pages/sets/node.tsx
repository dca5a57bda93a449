import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { ConfirmSheet, Field, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { SetFinding } from '../../facts/checked.ts'
import { type Found, isSum } from '../../rules/edit.ts'
import type { InputField } from '../../rules/fields.ts'
import type { Criterion, Leaf } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { AddFields } from './add-fields.tsx'
import { figureName } from './figures.tsx'
import { SetFindings } from './findings.tsx'
import { EditForm } from './node-form.tsx'
import {
  howWords,
  nameOf,
  nodeAddress,
  SyntheticMark,
  setAddress,
  shownNum,
  titleOf,
  titleOfPlace,
} from './words.tsx'

export type NodeForms = { edit?: FormState; child?: FormState; move?: FormState; removal?: FormState }

type Props = {
  frame: Frame
  set: SetRow
  found: Found
  seen: string
  locked: boolean
  findings: SetFinding[]
  forms: NodeForms
  /** the fields of the rule as typed, for the worked examples */
  fields: InputField[]
  /** where this place may be moved to */
  places: { code: string; name: string }[]
}

const childrenOf = ({ level, node }: Found): readonly Criterion[] =>
  level === 'domain' ? node.criteria : isSum(node) ? node.children : []

/** One place of a set: what it says in words; while the set is a draft, its form. */
export const NodePage = (props: Props) => {
  const { frame, set, found, locked, findings, forms } = props
  const { lang } = frame
  const t = setsTexts[lang]
  const { node } = found
  return (
    <Page
      frame={frame}
      title={titleOfPlace(found, lang)}
      lede={<Said text={nameOf(node, lang)} />}
      under={
        set.synthetic ? (
          <p class="ct-tags">
            <SyntheticMark lang={lang} />
          </p>
        ) : undefined
      }
      crumbs={[
        { href: '/scoring/sets', name: t.sets },
        { href: setAddress(set.id), name: titleOf(set, lang) },
        ...(found.parent === undefined
          ? []
          : [{ href: nodeAddress(set.id, found.parent), name: found.parent }]),
      ]}
      acts={
        found.level === 'leaf' ? (
          <LinkButton kind="quiet" href={nodeAddress(set.id, node.code, 'trial')}>
            {t.trial}
          </LinkButton>
        ) : undefined
      }
      notice={locked ? <Alert tone="info">{t.ofFrameLong}</Alert> : undefined}
    >
      {found.level === 'domain' ? (
        <Sheet>
          <Facts facts={[{ name: t.max, value: shownNum(node.max, lang) }]} />
        </Sheet>
      ) : (
        <InWords node={found.node} lang={lang} />
      )}
      {findings.length > 0 ? <SetFindings id={set.id} findings={findings} lang={lang} /> : null}
      {childrenOf(found).length > 0 ? <Children set={set} found={found} lang={lang} /> : null}
      {forms.edit ? <EditForm {...props} state={forms.edit} /> : null}
      {forms.child ? (
        <details class="ct-gapped" open={forms.child.errors !== undefined}>
          <summary>{t.addChild}</summary>
          <Form
            state={forms.child}
            action={nodeAddress(set.id, node.code, 'children')}
            submit={t.addIt}
            kind="second"
          >
            <AddFields state={forms.child} group />
          </Form>
        </details>
      ) : null}
      {forms.move ? <Place {...props} state={forms.move} /> : null}
      {forms.removal ? <Removal {...props} state={forms.removal} /> : null}
    </Page>
  )
}

const InWords = ({ node, lang }: { node: Criterion; lang: Lang }) => {
  const t = setsTexts[lang]
  const note = lang === 'en' ? (node.rule_note_en ?? node.rule_note_vi) : node.rule_note_vi
  return (
    <Grid stretch>
      <Sheet title={t.how} span={8}>
        <p class="ct-rule">
          <Said text={howWords(node, lang)} />
        </p>
        {note ? (
          <p class="ct-small ct-quiet">
            <Said text={note} lines />
          </p>
        ) : null}
        {isSum(node) ? null : <Examples leaf={node} lang={lang} />}
      </Sheet>
      <Sheet title={t.evidence} span={4}>
        {(node.evidence_vi ?? []).length > 0 ? (
          <ul class="ct-lines">
            {(node.evidence_vi ?? []).map((line) => (
              <li>
                <Said text={line} />
              </li>
            ))}
          </ul>
        ) : null}
        <Facts
          facts={[
            { name: t.max, value: shownNum(node.max, lang) },
            ...(isSum(node)
              ? []
              : [
                  { name: t.assessment, value: t.assessments[node.assessment ?? 'self+appraisal'] },
                  { name: t.policy, value: t.policies[node.not_applicable ?? 'allowed'] },
                ]),
          ]}
        />
      </Sheet>
    </Grid>
  )
}

const inputWords = (leaf: Leaf, inputs: Record<string, unknown>, lang: Lang): string =>
  Object.entries(inputs)
    .map(([name, value]) => {
      const shown =
        value === null
          ? setsTexts[lang].neverCame
          : typeof value === 'boolean'
            ? value
              ? setsTexts[lang].yes
              : setsTexts[lang].no
            : typeof value === 'object'
              ? JSON.stringify(value).replace(/["{}]/g, '')
              : String(value)
      const label = name === '_year' ? setsTexts[lang].exampleYear : figureName(leaf, { name }, lang)
      return `${label}: ${shown}`
    })
    .join('; ')

const Examples = ({ leaf, lang }: { leaf: Leaf; lang: Lang }) => {
  const t = setsTexts[lang]
  const examples = leaf.examples ?? []
  if (examples.length === 0) return <p class="ct-small ct-quiet">{t.noExamples}</p>
  return (
    <Table
      lang={lang}
      caption={t.examples}
      captionShown
      rows={examples}
      columns={[
        {
          head: t.values,
          names: true,
          phone: 'wide',
          cell: (e) => <Said text={inputWords(leaf, e.inputs, lang)} />,
        },
        {
          head: t.expected,
          n: true,
          phone: 'label',
          cell: (e) => (e.expected === 'N/A' ? 'N/A' : shownNum(e.expected, lang)),
        },
      ]}
    />
  )
}

const Children = ({ set, found, lang }: { set: SetRow; found: Found; lang: Lang }) => {
  const t = setsTexts[lang]
  return (
    <Sheet title={t.children} flush gapped>
      <Table
        lang={lang}
        caption={t.children}
        rows={[...childrenOf(found)]}
        columns={[
          { head: t.code, nowrap: true, cell: (node) => node.code },
          {
            head: t.name,
            names: true,
            phone: 'wide',
            cell: (node) => (
              <a class="ct-row-link" href={nodeAddress(set.id, node.code)}>
                <Said text={nameOf(node, lang)} />
              </a>
            ),
          },
          { head: t.max, n: true, phone: 'label', cell: (node) => shownNum(node.max, lang) },
          { head: t.how, phone: 'wide', cell: (node) => <Said text={howWords(node, lang)} /> },
        ]}
      />
    </Sheet>
  )
}

const Place = ({ set, found, locked, places, state }: Props & { state: FormState }) => {
  const t = setsTexts[state.lang]
  const to = nodeAddress(set.id, found.node.code, 'place')
  return (
    <Sheet title={t.order} gapped>
      <div class="ct-acts">
        {found.index > 0 ? (
          <ActButton kind="second" small action={to} fields={{ to: 'up' }}>
            {t.up}
          </ActButton>
        ) : null}
        {found.index < found.of - 1 ? (
          <ActButton kind="second" small action={to} fields={{ to: 'down' }}>
            {t.down}
          </ActButton>
        ) : null}
      </div>
      {places.length > 0 && !locked ? (
        <Form state={state} action={to} submit={t.moveIt} kind="second">
          <Field
            state={state}
            name="to"
            label={t.moveTo}
            hint={t.moveHint}
            type="select"
            options={places.map(({ code, name }) => ({
              value: code,
              label: `${code} ${name}`.slice(0, 120),
            }))}
          />
        </Form>
      ) : null}
    </Sheet>
  )
}

const countOf = (nodes: readonly Criterion[]): number =>
  nodes.reduce((sum, node) => sum + 1 + (isSum(node) ? countOf(node.children) : 0), 0)

const Removal = ({ set, found, state }: Props & { state: FormState }) => {
  const t = setsTexts[state.lang]
  const { code } = found.node
  const inside = countOf(childrenOf(found))
  return (
    <details class="ct-gapped" open={state.errors !== undefined}>
      <summary>{t.removeNode}</summary>
      <ConfirmSheet
        state={state}
        action={nodeAddress(set.id, code, 'removal')}
        title={t.removeNode}
        consequence={t.removeNodeWords(showNumber(inside, state.lang))}
        submit={t.removeNode}
        cancel={nodeAddress(set.id, code)}
        askReason={false}
      />
    </details>
  )
}
