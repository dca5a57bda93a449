import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import type { FormState } from '#ui/form.tsx'
import { showMoment, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { SetFinding } from '../../facts/checked.ts'
import type { SetStanding } from '../../facts/sets.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { throughRounds } from '../crumbs.ts'
import { SetFindings } from './findings.tsx'
import { Standing } from './list.tsx'
import { Settings } from './set-settings.tsx'
import { Submit, Tools, Ways } from './set-ways.tsx'
import { Tree } from './tree.tsx'
import { SyntheticMark, setAddress, titleOf } from './words.tsx'

export type SetForms = {
  issue?: FormState
  clone?: FormState
  end?: FormState
  removal?: FormState
  domain?: FormState
}

export type SetPageProps = {
  frame: Frame
  set: SetRow
  standing: SetStanding
  findings: SetFinding[]
  errors: number
  /** names of kinds and blocks by code, of appraising units by code */
  names: ReadonlyMap<string, string>
  frameCodes: ReadonlySet<string>
  may: { edit: boolean; submit: boolean; issue: boolean; clone: boolean }
  forms: SetForms
}

/** One criteria set: its settings, its tree with every rule in words, and what may be done with it. */
export const SetPage = (props: SetPageProps) => {
  const { frame, set, standing, findings, errors, may, forms } = props
  const { lang } = frame
  const t = setsTexts[lang]
  const to = (...parts: string[]) => setAddress(set.id, ...parts)
  return (
    <Page
      frame={frame}
      title={titleOf(set, lang)}
      crumbs={[...throughRounds(frame), { href: '/scoring/sets', name: t.sets }]}
      lede={
        <>
          <Said text={set.code} /> · {t.version(showNumber(set.version, lang))}
        </>
      }
      under={
        <p class="ct-tags">
          <Standing standing={standing} lang={lang} />
          {set.synthetic ? <SyntheticMark lang={lang} /> : null}
        </p>
      }
      acts={
        <>
          {may.edit ? (
            <LinkButton kind="second" href={to('head')}>
              {t.editHead}
            </LinkButton>
          ) : null}
          <LinkButton kind="quiet" icon="download" href={to('annex.xlsx')}>
            {t.annexXlsx}
          </LinkButton>
          <LinkButton kind="quiet" icon="download" href={to('set.json')}>
            {t.json}
          </LinkButton>
        </>
      }
      act={forms.issue ? <LinkButton href="#issue-set">{t.issue}</LinkButton> : <Submit {...props} />}
      notice={<Notices set={set} lang={lang} />}
    >
      <Settings {...props} />
      {findings.length > 0 ? (
        <>
          <p class="ct-gapped">
            {t.findingsLede(showNumber(errors, lang), showNumber(findings.length - errors, lang))}
          </p>
          <SetFindings id={set.id} findings={findings} lang={lang} />
        </>
      ) : (
        <p class="ct-gapped ct-quiet">{t.clean}</p>
      )}
      <Tree {...props} />
      {may.edit ? (
        <Tools set={set} framed={props.frameCodes.size > 0} form={forms.domain} lang={lang} />
      ) : null}
      <Ways {...props} />
    </Page>
  )
}

const Notices = ({ set, lang }: { set: SetRow; lang: Lang }) => {
  const t = setsTexts[lang]
  const submitted = set.state === 'draft' ? set.submittedAt : null
  if (!set.synthetic && set.complete && !submitted) return null
  return (
    <>
      {submitted ? <Alert tone="info">{t.submitted(showMoment(submitted, lang))}</Alert> : null}
      {set.synthetic ? <Alert tone="warning">{t.syntheticLong}</Alert> : null}
      {set.complete ? null : <Alert tone="warning">{t.incompleteLong}</Alert>}
    </>
  )
}
