import type { Verdict } from './checklist.ts'

export type Answered = { item: string; verdict: Verdict; note: string | null }
/** What a form tells of an item; `was` is what it showed there when it was opened (`shownAs`). */
export type ToldAnswer = {
  item: string
  verdict?: Verdict | undefined
  note?: string | undefined
  was?: string | undefined
}

/** What a form carries along of an item, to be compared when it comes back. */
export const shownAs = (answer: { verdict: string; note: string | null } | undefined): string =>
  answer ? `${answer.verdict}|${answer.note ?? ''}` : ''

const same = (text: string, was: string): boolean => text.replace(/\s+/g, ' ') === was.replace(/\s+/g, ' ')

/**
 * What is to be written of a form: an item that the person did not touch is left as it stands now, though another phone
 * changed it meanwhile; what stands already is not written again.
 */
export const changedAnswers = (standing: readonly Answered[], told: readonly ToldAnswer[]): Answered[] => {
  const now = new Map(standing.map((answer) => [answer.item, answer]))
  return told.flatMap(({ item, verdict, note, was }) => {
    if (!verdict) return []
    const answer = { item, verdict, note: note ?? null }
    const stood = now.get(item)
    if (was !== undefined && same(shownAs(answer), was)) return []
    return stood && same(shownAs(answer), shownAs(stood)) ? [] : [answer]
  })
}
