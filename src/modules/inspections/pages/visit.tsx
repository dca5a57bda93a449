import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import type { VisitReading } from '../facts/reading.ts'
import { type Item, itemsOf, verdicts } from '../rules/checklist.ts'
import { shownAs } from '../rules/visit.ts'
import { texts } from '../texts.ts'
import { Prose, unitOf } from './parts.tsx'

/** The form filled in at the counter, one column on a phone; after the minutes the same page to read. */
export const VisitPage = ({
  frame,
  reading,
  state,
  once,
  owner,
  maxBytes,
}: {
  frame: Frame
  reading: VisitReading
  state: FormState
  /** a new key: the form is taken once, however often it is sent */
  once: string
  /** whose draft the device keeps */
  owner: string
  maxBytes: number
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { inspection: i, checklist, answers, may } = reading
  const items = checklist ? itemsOf(checklist.content) : []
  return (
    <Page
      frame={frame}
      title={t.visitTitle(unitOf(i, lang))}
      lede={t.answeredOf(answers.length, items.length)}
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: `/inspections/${i.id}`, name: t.title(unitOf(i, lang)) },
      ]}
    >
      <Stack>
        {may.visit ? (
          <Fill {...{ reading, state, once, owner, maxBytes, lang }} />
        ) : (
          <Read reading={reading} lang={lang} />
        )}
        <Photos reading={reading} lang={lang} />
      </Stack>
    </Page>
  )
}

const words = (item: Item, lang: Lang) => (lang === 'en' ? item.textEn : item.textVi)

const Fill = ({
  reading,
  state,
  once,
  owner,
  maxBytes,
  lang,
}: {
  reading: VisitReading
  state: FormState
  once: string
  owner: string
  maxBytes: number
  lang: Lang
}) => {
  const t = texts[lang].pages
  const { inspection: i, checklist } = reading
  const blocks = checklist?.content.blocks ?? []
  return (
    <ct-kept
      store={`${owner}:inspection-${i.id}`}
      photos={`/inspections/${i.id}/photos`}
      kept={t.keep.kept}
      waiting={t.keep.waiting}
      sending={t.keep.sending}
      sent={t.keep.sent}
      left={t.keep.photos}
      restored={t.keep.restored}
      refused={t.keep.refused}
      signin={t.keep.signIn}
      again={t.keep.again}
      drop={t.keep.drop}
    >
      <Form
        state={state}
        action={`/inspections/${i.id}/visit`}
        submit={t.saveVisit}
        multipart
        idempotency={once}
      >
        <Sheet>
          <FieldRow>
            <Field
              state={state}
              name="startedAt"
              label={t.startedAt}
              hint={t.hourHint}
              value={i.startedAt ?? ''}
              narrow
              optional
            />
            <Field state={state} name="endedAt" label={t.endedAt} value={i.endedAt ?? ''} narrow optional />
          </FieldRow>
          <Field
            state={state}
            name="attendance"
            type="textarea"
            rows={2}
            label={t.attendance}
            value={i.attendance ?? ''}
            optional
          />
        </Sheet>
        {blocks.map((block) => (
          <Sheet title={lang === 'en' ? block.nameEn : block.nameVi} gapped>
            {block.items.map((item) => (
              <ItemFields reading={reading} item={item} state={state} lang={lang} />
            ))}
          </Sheet>
        ))}
        <Sheet title={t.addPhotos} gapped>
          <div class="ds-field">
            <label class="ds-label" for={`${state.id}-photos`}>
              {t.photos}
            </label>
            <input
              class="ds-input"
              type="file"
              id={`${state.id}-photos`}
              name="photos"
              accept="image/jpeg,image/png,image/webp"
              capture="environment"
              multiple
              data-max-bytes={maxBytes}
              data-photos=""
            />
          </div>
          <Field
            state={state}
            name="photoItem"
            type="select"
            label={t.photoItem}
            placeholder={t.noItem}
            optional
            options={blocks.flatMap((block) =>
              block.items.map((item) => ({ value: item.code, label: `${item.code} ${words(item, lang)}` })),
            )}
          />
        </Sheet>
      </Form>
    </ct-kept>
  )
}

const ItemFields = ({
  reading,
  item,
  state,
  lang,
}: {
  reading: VisitReading
  item: Item
  state: FormState
  lang: Lang
}) => {
  const t = texts[lang].pages
  const answer = reading.answers.find((one) => one.item === item.code)
  const draft = reading.findings.find((f) => f.item === item.code && f.state === 'draft')
  const label = (
    <>
      {item.code} {words(item, lang)}
    </>
  )
  return (
    <div class="ct-visit-item">
      <Field
        state={state}
        name={`v.${item.code}`}
        type="radio"
        label={label}
        value={answer?.verdict ?? ''}
        options={verdicts.map((verdict) => ({ value: verdict, label: t.verdicts[verdict] }))}
      />
      <input type="hidden" name={`w.${item.code}`} value={shownAs(answer)} />
      <details open={draft !== undefined || Boolean(answer?.note)}>
        <summary>{t.itemMore}</summary>
        <Field state={state} name={`n.${item.code}`} label={t.itemNote} value={answer?.note ?? ''} optional />
        <Field
          state={state}
          name={`f.${item.code}`}
          type="textarea"
          rows={3}
          label={t.findingText}
          value={draft?.text ?? ''}
          optional
        />
      </details>
    </div>
  )
}

const Read = ({ reading, lang }: { reading: VisitReading; lang: Lang }) => {
  const t = texts[lang].pages
  const answers = new Map(reading.answers.map((answer) => [answer.item, answer]))
  return (
    <>
      {reading.inspection.attendance ? (
        <Sheet title={t.attendance}>
          <p>
            {reading.inspection.startedAt} – {reading.inspection.endedAt}
          </p>
          <Prose text={reading.inspection.attendance} />
        </Sheet>
      ) : null}
      {(reading.checklist?.content.blocks ?? []).map((block) => (
        <Sheet title={lang === 'en' ? block.nameEn : block.nameVi}>
          <ul class="ct-plain ct-lines">
            {block.items.map((item) => {
              const answer = answers.get(item.code)
              return (
                <li>
                  {item.code} {words(item, lang)}: <b>{answer ? t.verdicts[answer.verdict] : t.notFilled}</b>
                  {answer?.note ? (
                    <span class="ct-small ct-quiet" lang="vi">
                      {' '}
                      <Said text={answer.note} />
                    </span>
                  ) : null}
                </li>
              )
            })}
          </ul>
        </Sheet>
      ))}
    </>
  )
}

const Photos = ({ reading, lang }: { reading: VisitReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { inspection: i, photos } = reading
  return (
    <Sheet id="photos" title={t.photos}>
      {photos.length === 0 ? <p class="ct-small ct-quiet">{t.noPhotos}</p> : null}
      <ul class="ct-plain ct-lines">
        {photos.map((photo) => (
          <li>
            <a class="ct-row-link" href={`/inspections/${i.id}/photos/${photo.id}`}>
              <Said text={t.photoOf(photo.name, photo.item)} />
            </a>{' '}
            <span class="ct-small ct-quiet">
              {photo.personName}, {showMoment(photo.at, lang)}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
