import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { InputField } from '../../rules/fields.ts'
import type { Leaf } from '../../rules/set.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { FigureFields } from './figures.tsx'
import { howWords, nameOf, nodeAddress, SyntheticMark, setAddress, shownNum, titleOf } from './words.tsx'

/** What came out of a trial: points or none, and why in words. */
export type Tried = { points: string | null; excluded: boolean; words: string }

/** Figures for one leaf, and the points that its rule gives for them. Nothing is kept. */
export const TrialPage = ({
  frame,
  set,
  leaf,
  fields,
  state,
  tried,
}: {
  frame: Frame
  set: SetRow
  leaf: Leaf
  fields: InputField[]
  state: FormState
  tried: Tried | undefined
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  return (
    <Page
      frame={frame}
      title={`${t.trial}: ${leaf.code}`}
      lede={<Said text={nameOf(leaf, lang)} />}
      under={
        set.synthetic ? (
          <p class="ct-tags">
            <SyntheticMark lang={lang} />
          </p>
        ) : undefined
      }
      crumbs={[
        { href: setAddress(set.id), name: titleOf(set, lang) },
        { href: nodeAddress(set.id, leaf.code), name: leaf.code },
      ]}
    >
      <Sheet title={t.how}>
        <p class="ct-rule">
          <Said text={howWords(leaf, lang)} />
        </p>
      </Sheet>
      {tried ? (
        <Sheet title={t.result} id="result" gapped>
          {tried.points === null ? (
            <Alert tone={tried.excluded ? 'info' : 'warning'}>
              {tried.excluded ? t.excluded : tried.words}
            </Alert>
          ) : (
            <p>
              <strong>{t.pointsOf(shownNum(tried.points, lang), shownNum(leaf.max, lang))}</strong>
            </p>
          )}
          {tried.points === null && !tried.excluded ? null : <p>{tried.words}</p>}
        </Sheet>
      ) : null}
      <Sheet title={t.values} gapped>
        <p class="ct-small ct-quiet">{t.trialLede}</p>
        <Form
          state={state}
          action={nodeAddress(set.id, leaf.code, 'trial')}
          method="get"
          submit={t.tryIt}
          cancel={nodeAddress(set.id, leaf.code)}
        >
          <FigureFields state={state} prefix="in." leaf={leaf} fields={fields} lang={lang} />
          <input type="hidden" name="shown" value="1" />
          {leaf.not_applicable === 'not_allowed' ? null : (
            <Field state={state} name="aside" label={t.setAside} type="checkbox" />
          )}
        </Form>
      </Sheet>
    </Page>
  )
}
