import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDecimal, showMoment } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { OpenSheet } from '../../facts/open.ts'
import type { Extra } from '../../facts/sheets.ts'
import { seenJudgement } from '../../rules/seen.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { SheetActPage } from './acts.tsx'

export type ExtrasProps = {
  frame: Frame
  open: OpenSheet
  extras: Extra[]
  may: { claim: boolean; claimPenalty: boolean; judge: boolean }
  /** the form of a judgement (`x12`), or of a claim (`claim`) */
  formOf: (id: string) => FormState
  maxBytes: number
}

const One = ({ props, extra, lang }: { props: ExtrasProps; extra: Extra; lang: Lang }) => {
  const { open, may } = props
  const t = sheetTexts[lang].extra
  const at = `/scoring/sheets/${open.sheet.id}/extras/${extra.id}`
  const state = props.formOf(`x${extra.id}`)
  return (
    <Sheet title={`${t[extra.kind]}: ${showDecimal(extra.points, lang)}`} id={`x${extra.id}-title`} gapped>
      <Said text={extra.reason} lines />
      <p class="ct-small ct-quiet">
        {t.by}: {extra.personName}, {showMoment(extra.at, lang)}
        {extra.fileId ? (
          <>
            {' · '}
            <a class="ds-link" href={`${at}/file`}>
              {extra.fileName}
            </a>
          </>
        ) : null}
      </p>
      <p>
        {t.appraised}:{' '}
        {extra.appraisedPoints === null ? (
          <span class="ct-quiet">{t.notYet}</span>
        ) : (
          <>
            <b>{showDecimal(extra.appraisedPoints, lang)}</b>, {extra.appraisedBy}
          </>
        )}
      </p>
      {extra.appraisedReason ? <Said text={extra.appraisedReason} lines /> : null}
      {may.judge ? (
        <Form state={state} action={`${at}/judgement`} submit={t.judge} kind="second">
          <Hidden name="seen" value={seenJudgement(extra)} />
          <FieldRow>
            <Field
              state={state}
              name="points"
              type="decimal"
              label={t.appraisedPoints}
              value={extra.appraisedPoints ?? extra.points}
              narrow
            />
            <Field
              state={state}
              name="reason"
              label={t.judgeReason}
              value={extra.appraisedReason}
              max={4000}
              optional
            />
          </FieldRow>
        </Form>
      ) : null}
      {extra.appraisedPoints === null &&
      (may.claim ? extra.byUnit : may.judge && extra.kind === 'penalty') ? (
        <ActButton action={`${at}/withdrawal`} kind="quiet">
          {t.withdraw}
          <span class="ds-sr-only">
            : {t[extra.kind]} {showDecimal(extra.points, lang)}
          </span>
        </ActButton>
      ) : null}
    </Sheet>
  )
}

/** Bonus and penalty points of a sheet: claimed with grounds, appraised like criteria. */
export const ExtrasPage = (props: ExtrasProps) => {
  const { frame, open, extras, may, maxBytes } = props
  const { lang } = frame
  const t = sheetTexts[lang].extra
  const { scoring } = open.set
  const cap = (kind: 'bonus' | 'penalty'): string | null => {
    const value = scoring?.[kind]?.cap
    return value === undefined || value === null ? null : showDecimal(String(value), lang)
  }
  const claim = props.formOf('claim')
  const kinds = (['bonus', 'penalty'] as const).filter(
    (kind) => scoring?.[kind] && (kind === 'bonus' ? may.claim : may.claimPenalty),
  )
  return (
    <SheetActPage frame={frame} open={open} title={t.title} lede={t.lede(cap('bonus'), cap('penalty'))}>
      {extras.length === 0 ? <Empty title={t.none}>{t.noneHow}</Empty> : null}
      {extras.map((extra) => (
        <One props={props} extra={extra} lang={lang} />
      ))}
      {kinds.length > 0 ? (
        <Sheet title={t.claim} gapped>
          <Form state={claim} action={`/scoring/sheets/${open.sheet.id}/extras`} submit={t.claim} multipart>
            <Field
              state={claim}
              name="kind"
              type="radio"
              label={t.kind}
              value={kinds[0] ?? null}
              options={kinds.map((kind) => ({ value: kind, label: t[kind] }))}
            />
            <Field state={claim} name="points" type="decimal" label={t.points} narrow />
            <Field state={claim} name="reason" type="textarea" rows={3} label={t.reason} max={4000} />
            <Field state={claim} name="file" type="file" label={t.file} maxBytes={maxBytes} optional />
          </Form>
        </Sheet>
      ) : null}
    </SheetActPage>
  )
}
