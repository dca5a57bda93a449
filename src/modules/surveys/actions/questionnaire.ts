import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Decision } from '#platform/decision.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { hashOf, needQuestionnaire, seenOf } from '../facts/questionnaires.ts'
import * as policy from '../policy.ts'
import { findingsOf } from '../rules/check.ts'
import * as edit from '../rules/edit.ts'
import type {
  Content,
  Factor,
  Question,
  Questionnaire,
  Scale,
  Section,
  Words,
} from '../rules/questionnaire.ts'
import * as store from '../store/questionnaire.ts'

/** The office under which this actor prepares surveys; refused otherwise. */
export const needRunner = (ctx: Ctx): policy.May => {
  const may = policy.mayRun(ctx.actor)
  if (!may) throw new Refused('forbidden', 'surveys.run')
  return may
}

export type QuestionnaireWish = {
  code: string
  titleVi: string
  titleEn?: string | undefined
  synthetic?: boolean
  source?: string | null | undefined
  content?: Questionnaire
}

const words = (vi: string, en: string): Words => ({ vi, en })

/** A draft begins with one section and the scale that most surveys use. */
const blank = (): Questionnaire => ({
  intro: words(
    'Ý kiến của Ông/Bà giúp cơ quan nhà nước phục vụ tốt hơn. Phiếu không ghi tên người trả lời.',
    'Your opinion helps public bodies serve better. The form does not name who answers.',
  ),
  thanks: words('Xin cảm ơn Ông/Bà đã trả lời.', 'Thank you for answering.'),
  scales: [
    {
      code: 'SAT5',
      options: [
        { code: '1', text: words('Rất không hài lòng', 'Very dissatisfied'), worth: 0 },
        { code: '2', text: words('Không hài lòng', 'Dissatisfied'), worth: 25 },
        { code: '3', text: words('Bình thường', 'Neutral'), worth: 50 },
        { code: '4', text: words('Hài lòng', 'Satisfied'), worth: 75, satisfied: true },
        { code: '5', text: words('Rất hài lòng', 'Very satisfied'), worth: 100, satisfied: true },
      ],
    },
  ],
  sections: [{ code: 'A', title: words('Phần 1', 'Part 1'), questions: [] }],
  factors: [],
  contents: [],
})

const keepDraft = async (
  ctx: Ctx,
  wish: QuestionnaireWish,
  office: policy.May['office'],
  clonedFromId: number | null = null,
): Promise<number> => {
  if (await store.draftOfCode(ctx.db, wish.code))
    throw new Refused('rule', 'draft-waits', [], { code: wish.code })
  const content = wish.content ?? blank()
  const hash = hashOf(content)
  const id = await store.addQuestionnaire(ctx.db, {
    code: wish.code,
    titleVi: wish.titleVi,
    titleEn: wish.titleEn ?? '',
    synthetic: wish.synthetic ?? false,
    source: wish.source ?? null,
    content,
    hash,
    clonedFromId,
    personId: ctx.actor.id,
    at: ctx.now,
  })
  record(
    ctx,
    'survey.questionnaire-drafted',
    { kind: 'questionnaire', id },
    { office, after: { code: wish.code, hash } },
  )
  return id
}

/** Opens a draft, empty or with a content that was read and has its shape. Gives its number. */
export const draftQuestionnaire = (ctx: Ctx, wish: QuestionnaireWish): Promise<number> =>
  inTransaction(ctx, async (ctx) => keepDraft(ctx, wish, needRunner(ctx).office))

/** Copies an issued questionnaire into a draft, the next version of its code. Gives its number. */
export const copyQuestionnaire = (ctx: Ctx, id: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const from = await needQuestionnaire(ctx, id)
    return keepDraft(ctx, from, needRunner(ctx).office, from.id)
  })

type Head = { titleVi: string; titleEn: string; source: string | null }
type Changed = Partial<Head> & { content?: Questionnaire; before?: object | undefined; after: object }

/** Changes a draft: loaded through the actor, locked, changed, saved and on record. */
const editing = (ctx: Ctx, id: number, change: (row: store.QuestionnaireRow) => Changed): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needQuestionnaire(ctx, id)
    const { office } = needRunner(ctx)
    const row = await store.findQuestionnaire(ctx.db, id, 'lock')
    if (!row) throw new Refused('missing', 'page')
    if (row.state === 'issued') throw new Refused('rule', 'questionnaire-issued')
    const { before, after, content = row.content, ...head } = change(row)
    await store.saveContent(ctx.db, id, { ...row, ...head, content, hash: hashOf(content) })
    record(
      ctx,
      'survey.questionnaire-changed',
      { kind: 'questionnaire', id },
      { office, before: before && { ...before }, after: { ...after } },
    )
  })

const decided = (decision: Decision<Questionnaire, edit.EditReason>): Questionnaire => {
  if (decision.ok) return decision.value
  if (decision.reason === 'place-missing') throw new Refused('missing', 'page')
  if (decision.reason === 'code-taken')
    throw new Refused('input', 'bad-input', [{ field: 'code', reason: 'code-taken' }])
  throw new Refused('rule', decision.reason)
}

const refuseOlder = (seen: string | undefined, now: unknown): void => {
  if (seen !== undefined && seen !== seenOf(now)) throw new Refused('rule', 'survey-place-changed')
}

export type HeadWish = Head & { intro: Words; thanks: Words }

/** Title, source, what stands before the first and after the last question. */
export const saveHead = (
  ctx: Ctx,
  id: number,
  { intro, thanks, ...head }: HeadWish,
  seen?: string,
): Promise<void> =>
  editing(ctx, id, (row) => {
    refuseOlder(seen, headOf(row))
    return {
      ...head,
      content: { ...row.content, intro, thanks },
      before: headOf(row),
      after: { ...head, intro, thanks },
    }
  })

/** What the form of the head is made from. */
export const headOf = ({ titleVi, titleEn, source, content }: store.QuestionnaireRow): HeadWish => ({
  titleVi,
  titleEn,
  source,
  intro: content.intro,
  thanks: content.thanks,
})

export const addSection = (ctx: Ctx, id: number, section: Omit<Section, 'questions'>): Promise<void> =>
  editing(ctx, id, ({ content }) => ({
    content: decided(edit.addSection(content, { ...section, questions: [] })),
    after: { added: section },
  }))

export const saveSection = (
  ctx: Ctx,
  id: number,
  code: string,
  section: Omit<Section, 'questions'>,
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ content }) => {
    const { questions: _, ...before } = edit.sectionOf(content, code) ?? { questions: [] }
    refuseOlder(seen, before)
    return { content: decided(edit.saveSection(content, code, section)), before, after: section }
  })

export const addQuestion = (ctx: Ctx, id: number, section: string, question: Question): Promise<void> =>
  editing(ctx, id, ({ content }) => ({
    content: decided(edit.addQuestion(content, section, question)),
    after: { added: question },
  }))

export const saveQuestion = (
  ctx: Ctx,
  id: number,
  code: string,
  question: Question,
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ content }) => {
    const before = edit.questionOf(content, code)?.question
    refuseOlder(seen, before)
    return { content: decided(edit.saveQuestion(content, code, question)), before, after: question }
  })

/** A scale anew, or one more when `code` is undefined. */
export const saveScale = (
  ctx: Ctx,
  id: number,
  code: string | undefined,
  scale: Scale,
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ content }) => {
    const before = content.scales.find((one) => one.code === code)
    refuseOlder(seen, before)
    return { content: decided(edit.saveScale(content, code, scale)), before, after: scale }
  })

/** The factors and the contents they belong to. */
export const saveFactors = (
  ctx: Ctx,
  id: number,
  next: { factors: Factor[]; contents: Content[] },
  seen?: string,
): Promise<void> =>
  editing(ctx, id, ({ content }) => {
    const { factors, contents } = content
    refuseOlder(seen, { factors, contents })
    return { content: { ...content, ...next }, before: { factors, contents }, after: next }
  })

export const removePlace = (ctx: Ctx, id: number, kind: edit.PlaceKind, code: string): Promise<void> =>
  editing(ctx, id, ({ content }) => ({
    content: decided(edit.removePlace(content, kind, code)),
    after: { removed: code, kind },
  }))

export const movePlace = (
  ctx: Ctx,
  id: number,
  kind: 'section' | 'question',
  code: string,
  to: 'up' | 'down',
): Promise<void> =>
  editing(ctx, id, ({ content }) => ({
    content: decided(edit.movePlace(content, kind, code, to)),
    after: { moved: code, to },
  }))

/** Issues a draft whose checks find nothing; it stays as it is from then on. */
export const issueQuestionnaire = (ctx: Ctx, id: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needQuestionnaire(ctx, id)
    const { office } = needRunner(ctx)
    const row = await store.findQuestionnaire(ctx.db, id, 'lock')
    if (!row) throw new Refused('missing', 'page')
    if (row.state === 'issued') throw new Refused('rule', 'questionnaire-issued')
    if (version !== undefined && version !== row.rowVersion) throw new Refused('rule', 'changed-meanwhile')
    const findings = findingsOf(row.content)
    if (findings.length > 0) throw new Refused('rule', 'questionnaire-unsound', [], { n: findings.length })
    await store.issueQuestionnaire(ctx.db, id, { personId: ctx.actor.id, at: ctx.now })
    const after = { code: row.code, version: row.version, hash: row.contentHash }
    record(ctx, 'survey.questionnaire-issued', { kind: 'questionnaire', id }, { office, after })
  })
