import { type FormPage, shownOn } from './branch.ts'
import type { Questionnaire, ResponseAnswers } from './questionnaire.ts'
import { type BadAnswer, readAnswers, type SentForm } from './read.ts'

/** What a form that is filled in page by page comes to: a page to show, or all answers. `page` past the last: only to send. */
export type Step = { page: number; bad: BadAnswer[]; answers: ResponseAnswers } | { done: ResponseAnswers }

const nextShown = (
  pages: readonly FormPage[],
  from: number,
  by: 1 | -1,
  answers: ResponseAnswers,
): number => {
  let at = from + by
  while (at >= 0 && at < pages.length) {
    const page = pages[at]
    if (page && shownOn(page, answers).length > 0) return at
    at += by
  }
  return at
}

/** True when nothing can follow this page, whatever is answered on it. */
export const isLast = (pages: readonly FormPage[], page: number): boolean => page >= pages.length - 1

const firstBad = (pages: readonly FormPage[], q: Questionnaire, upTo: number, sent: SentForm) => {
  for (let at = 0; at <= upTo && at < pages.length; at++) {
    const read = readAnswers(q, pages.slice(0, at + 1), sent)
    if (read.bad.length > 0) return { page: at, bad: read.bad, answers: read.answers }
  }
  return undefined
}

/**
 * One press of a button: "next" reads all pages up to this one and goes on to the next that is asked, "back" goes to
 * the one before without checks, "show" only shows. After the last page the answers are complete.
 */
export const stepOf = (
  questionnaire: Questionnaire,
  pages: readonly FormPage[],
  sent: SentForm,
  press: { act: 'next' | 'back' | 'show'; page: number },
): Step => {
  const page = Math.min(Math.max(press.page, 0), pages.length)
  const { answers } = readAnswers(questionnaire, pages.slice(0, page), sent)
  if (press.act === 'show') return { page, bad: [], answers }
  if (press.act === 'back')
    return { page: Math.max(0, nextShown(pages, page, -1, answers)), bad: [], answers }
  const bad = firstBad(pages, questionnaire, page, sent)
  if (bad) return bad
  const read = readAnswers(questionnaire, pages.slice(0, page + 1), sent)
  const next = nextShown(pages, page, 1, read.answers)
  if (next < pages.length) return { page: next, bad: [], answers: read.answers }
  // what the button promised was another page: whoever ends here sends with a press of its own
  if (!isLast(pages, page)) return { page: pages.length, bad: [], answers: read.answers }
  return { done: read.answers }
}
