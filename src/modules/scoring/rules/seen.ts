/** What a form of an answer was made from, so that a save over another's newer answer is told. */
export const seenAnswer = (request: { answeredAt: Date | null }): string =>
  request.answeredAt?.toISOString() ?? 'none'

/** The same of how bonus or penalty points were judged. */
export const seenJudgement = (extra: { appraisedPoints: string | null }): string =>
  extra.appraisedPoints ?? 'none'
