import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { showDate } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import type { LeafReading, SheetReading, TreeLeaf } from '../../facts/sheets.ts'
import { roundTexts } from '../../texts/round.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { Criterion, type CriterionProps } from './criterion.tsx'
import { Judge } from './judge.tsx'
import type { JudgeProps } from './judged.ts'
import { figureText, leafHref } from './show.ts'
import { Tree } from './tree.tsx'

export type SheetProps = Omit<CriterionProps, 'lang'> & Omit<JudgeProps, 'lang'> & { frame: Frame }

const ledeOf = ({ sheet, until, sight, phase, signedLate }: SheetReading, lang: Lang): string => {
  const t = sheetTexts[lang]
  const day = (on: string) => showDate(on, lang)
  const open = phase === 'self' || phase === 'first' || phase === 'explain' || phase === 'second'
  return [
    sheet.clock.signedOn ? t.signedOn(day(sheet.clock.signedOn), sheet.signedBy ?? '') : t.notSigned,
    signedLate ? t.signedLate : '',
    until && open
      ? t.until(roundTexts[lang].stages[sight.own ? ownStage(phase) : otherStage(phase)], day(until))
      : '',
    sheet.clock.explainedOn ? t.explainedOn(day(sheet.clock.explainedOn)) : '',
    sheet.synthetic ? t.synthetic : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const ownStage = (phase: string): 'self' | 'explain' => (phase === 'explain' ? 'explain' : 'self')
const otherStage = (phase: string): 'first' | 'second' =>
  phase === 'second' || phase === 'explain' ? 'second' : 'first'

const isUndone = (stage: string | undefined, one: TreeLeaf): boolean => {
  if (!one.own) return false
  if (stage === 'second') return one.mark === 'asked'
  return one.mark !== 'appraised' && (stage !== 'self' || one.mark === 'none')
}

/** The next leaf that this reader has still to write, after the one that is open. */
const nextUndone = (reading: SheetReading, leaf: LeafReading): TreeLeaf | undefined => {
  const at = reading.leaves.findIndex((one) => one.placed.leaf.code === leaf.placed.leaf.code)
  const stage = leaf.stage ?? (reading.sight.own ? 'self' : reading.phase === 'second' ? 'second' : 'first')
  const order = [...reading.leaves.slice(at + 1), ...reading.leaves.slice(0, at)]
  return order.find((one) => isUndone(stage, one))
}

const Sums = ({ reading, lang }: { reading: SheetReading; lang: Lang }) => {
  const t = sheetTexts[lang]
  const { self, appraised, asked } = reading.sums
  return (
    <dl class="ct-score-sum">
      <div>
        <dt>{t.self}</dt>
        <dd>
          {figureText(self.points, reading, lang)}
          <span>/{figureText(self.max, reading, lang)}</span>
        </dd>
      </div>
      {reading.sight.own && appraised.done === 0 ? null : (
        <div>
          <dt>{t.appraised}</dt>
          <dd>
            {appraised.done}
            <span>{t.criteria(appraised.of)}</span>
          </dd>
        </div>
      )}
      {asked > 0 ? (
        <div>
          <dt>{t.asked}</dt>
          <dd>
            <a class="ct-n" href={`/scoring/sheets/${reading.sheet.id}/requests`}>
              {asked}
            </a>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

const Acts = ({ reading, leaf, lang }: { reading: SheetReading; leaf: LeafReading; lang: Lang }) => {
  const t = sheetTexts[lang]
  const { sheet, may } = reading
  const at = `/scoring/sheets/${sheet.id}`
  const next = nextUndone(reading, leaf)
  const published = reading.phase === 'published' || reading.phase === 'closed'
  // one domain at a time: the one that is open
  const here = (domain: string) => domain === leaf.placed.domain.code
  return (
    <>
      {may.extras ? (
        <LinkButton kind="quiet" href={`${at}/extras`}>
          {t.extras}
        </LinkButton>
      ) : null}
      {may.explain ? (
        <LinkButton kind="second" href={`${at}/requests`}>
          {t.requests}
        </LinkButton>
      ) : null}
      {may.reopen ? (
        <LinkButton kind="quiet" href={`${at}/reopenings`}>
          {t.reopen}
        </LinkButton>
      ) : null}
      {may.agree.filter(here).map((domain) => (
        <ActButton
          action={`${at}/domains/${encodeURIComponent(domain)}/agreement`}
          kind="second"
          confirm={t.agreeConfirm(domain)}
        >
          {t.agree(domain)}
        </ActButton>
      ))}
      {may.finish.filter(here).map((domain) => (
        <ActButton
          action={`${at}/domains/${encodeURIComponent(domain)}/completion`}
          kind={next ? 'second' : 'main'}
          confirm={t.finishConfirm(domain)}
        >
          {t.finish(domain)}
        </ActButton>
      ))}
      {may.sign ? (
        <LinkButton kind={next ? 'second' : 'main'} href={`${at}/sign-off`}>
          {t.sign}
        </LinkButton>
      ) : null}
      {reading.sight.own ? (
        <LinkButton href={`${at}/planner`} kind="quiet">
          {t.planner}
        </LinkButton>
      ) : null}
      {published ? (
        <LinkButton href={`${at}/explanation`} kind="second">
          {t.explanation}
        </LinkButton>
      ) : null}
      {next ? (
        <LinkButton href={leafHref(sheet.id, next.placed.leaf.code)}>
          {t.next[leaf.stage ?? (reading.sight.own ? 'self' : 'first')]}
        </LinkButton>
      ) : null}
    </>
  )
}

const StepBar = ({ reading, leaf, lang }: { reading: SheetReading; leaf: LeafReading; lang: Lang }) => {
  const t = sheetTexts[lang]
  const at = reading.leaves.findIndex((one) => one.placed.leaf.code === leaf.placed.leaf.code)
  const [before, after] = [reading.leaves[at - 1], reading.leaves[at + 1]]
  const href = (one: TreeLeaf) => leafHref(reading.sheet.id, one.placed.leaf.code)
  const [alt, arrows, tab, on, save] = t.keys
  return (
    <nav class="ct-step-bar" aria-label={t.stepsLabel}>
      {before ? (
        <a class="ds-button" data-variant="secondary" rel="prev" href={href(before)}>
          <Icon name="left" />
          <span class="ds-sr-only">{t.previous}: </span>
          {before.placed.leaf.code}
        </a>
      ) : (
        <span></span>
      )}
      <p class="ct-small ct-quiet ct-hide-phone ct-no-print">
        <kbd>{alt}</kbd> + {arrows} · <kbd>{tab}</kbd>: {on} · {save}
      </p>
      {after ? (
        <a class="ds-button" data-variant="secondary" rel="next" href={href(after)}>
          <span class="ds-sr-only">{t.following}: </span>
          {after.placed.leaf.code}
          <Icon name="right" />
        </a>
      ) : (
        <span></span>
      )}
    </nav>
  )
}

/** A unit's sheet in three panes: the set as a tree, the criterion, and where its points are given. */
export const SheetPage = (props: SheetProps) => {
  const { frame, reading, leaf } = props
  const { lang } = frame
  const t = sheetTexts[lang]
  const { sheet } = reading
  return (
    <Page
      frame={frame}
      title={t.title(sheet.name, sheet.year)}
      lede={ledeOf(reading, lang)}
      under={<Sums reading={reading} lang={lang} />}
      crumbs={[
        { href: '/scoring', name: roundTexts[lang].scoring },
        { href: `/scoring/rounds/${sheet.roundId}`, name: sheet.roundTitle },
      ]}
      acts={<Acts reading={reading} leaf={leaf} lang={lang} />}
    >
      <ct-score failed={t.notSaved}>
        <div class="ct-panes">
          <Tree reading={reading} leaf={leaf} lang={lang} />
          <Criterion {...props} lang={lang} />
          <Judge {...props} lang={lang} />
        </div>
      </ct-score>
      <StepBar reading={reading} leaf={leaf} lang={lang} />
    </Page>
  )
}
