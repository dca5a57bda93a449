import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import type { Objection } from '../../facts/objections.ts'
import { resultTexts } from '../../texts/result.ts'

type Props = {
  frame: Frame
  title: string
  crumbs: { href: string; name: string }[]
  objections: readonly (Objection & { mayAnswer: boolean })[]
  /** the form of a new one, for the unit's head while it is open */
  filing?:
    | { state: FormState; sheetId: number; until: string; leaves: { value: string; label: string }[] }
    | undefined
  /** the form under the objection that is being answered */
  answering?: { id: number; state: FormState } | undefined
}

/** Requests for review with their answers: of one unit's result, or of a whole round for those who answer. */
export const ObjectionsPage = ({ frame, title, crumbs, objections, filing, answering }: Props) => {
  const { lang } = frame
  const t = resultTexts[lang]
  return (
    <Page frame={frame} title={t.objections} lede={<Said text={title} />} crumbs={crumbs}>
      <Stack>
        {filing ? <Filing filing={filing} lang={lang} /> : null}
        {objections.length === 0 ? <Empty title={t.noObjections}>{t.noObjectionsHow}</Empty> : null}
        {objections.map((one) => (
          <OneObjection
            one={one}
            lang={lang}
            state={answering?.id === one.id ? answering.state : { lang, id: `o${one.id}` }}
          />
        ))}
      </Stack>
    </Page>
  )
}

const Filing = ({ filing, lang }: { filing: NonNullable<Props['filing']>; lang: Lang }) => {
  const t = resultTexts[lang]
  const { state, sheetId, until, leaves } = filing
  return (
    <Sheet title={t.object}>
      <p class="ct-quiet">{t.objectLede(until)}</p>
      <Form state={state} action={`/scoring/sheets/${sheetId}/objections`} submit={t.object} multipart>
        <Field
          state={state}
          name="leaf"
          type="select"
          label={t.objectionLeaf}
          placeholder={t.wholeResult}
          options={leaves}
          optional
        />
        <Field state={state} name="text" type="textarea" rows={5} label={t.objectionText} />
        <Field state={state} name="file" type="file" label={t.attachment} optional />
      </Form>
    </Sheet>
  )
}

const OneObjection = ({
  one,
  lang,
  state,
}: {
  one: Objection & { mayAnswer: boolean }
  lang: Lang
  state: FormState
}) => {
  const t = resultTexts[lang]
  return (
    <Sheet
      title={<Said text={one.leaf ? `${one.unitName}, ${one.leaf}` : one.unitName} />}
      aside={one.decision ? t.decisions[one.decision] : t.waitingAnswer}
      id={`o-${one.id}`}
    >
      <p>
        <Said text={one.text} lines />
      </p>
      <p class="ct-small ct-quiet">
        <Said text={one.filedBy} />, {t.filedOn(showDate(one.filedOn, lang))}, {t.version(one.resultVersion)}
        {one.decision ? '' : `; ${t.answerBy(showDate(one.answerBy, lang))}`}
      </p>
      {one.fileId ? (
        <p>
          <a class="ds-link" href={`/scoring/objections/${one.id}/file`}>
            <Said text={one.fileName ?? t.attachment} />
          </a>
        </p>
      ) : null}
      {one.answer ? (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {t.answer}
          </h3>
          <p>
            <Said text={one.answer} lines />
          </p>
          <p class="ct-small ct-quiet">
            <Said text={one.answeredBy ?? ''} />
            {one.answeredOn ? `, ${showDate(one.answeredOn, lang)}` : ''}
            {one.correctedIn ? `. ${t.correctedIn(one.correctedIn)}` : ''}
          </p>
        </>
      ) : null}
      {one.mayAnswer ? (
        <Form state={state} action={`/scoring/objections/${one.id}/answer`} submit={t.answerIt}>
          <Field
            state={state}
            name="decision"
            type="radio"
            label={t.decision}
            options={Object.entries(t.decisions).map(([value, label]) => ({ value, label }))}
          />
          <Field state={state} name="answer" type="textarea" rows={4} label={t.answer} />
          {one.leaf ? (
            <Field
              state={state}
              name="points"
              type="decimal"
              narrow
              label={t.correctedPoints}
              hint={t.correctedPointsHint}
              optional
            />
          ) : null}
        </Form>
      ) : null}
    </Sheet>
  )
}
