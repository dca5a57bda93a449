/** The words of something in both languages; an empty English one falls back to the Vietnamese. */
export type Words = { vi: string; en: string }

/** An answer to choose: its code as kept, its words, and what it is worth from 0 to 100 where that is said. */
export type Option = { code: string; text: Words; worth?: number }

/** Answers that several questions share: satisfied or not on five steps, say. `worth` serves the index; `satisfied` marks what counts as content. */
export type Scale = { code: string; options: (Option & { satisfied?: boolean })[] }

/** Shown only when an earlier question has one of these answers. */
export type ShowIf = { question: string; in: string[] }

type Base = {
  code: string
  text: Words
  help?: Words
  required?: boolean
  showIf?: ShowIf
  /** a signal of risk (harassment, unofficial payment): shown as a trend of a unit, never of an official */
  risk?: boolean
}
export type Single = Base & { kind: 'single'; options: Option[] }
export type Multi = Base & { kind: 'multi'; options: Option[]; most?: number }
export type Rating = Base & { kind: 'scale'; scale: string; factor?: string }
/** Several lines on one scale; each may count towards a factor. */
export type Matrix = Base & {
  kind: 'matrix'
  scale: string
  rows: { code: string; text: Words; factor?: string }[]
}
export type NumberQuestion = Base & { kind: 'number'; min?: number; max?: number }
export type TextQuestion = Base & { kind: 'text'; longest?: number }
export type Question = Single | Multi | Rating | Matrix | NumberQuestion | TextQuestion

/** A page of the form, with the questions on it; `perUnit`: asked once for each unit rated. */
export type Section = { code: string; title: Words; perUnit?: boolean; questions: Question[] }

/** A factor belongs to a content; the overall figure is the mean of the contents (SIPAS, QĐ 1001/QĐ-BNV). */
export type Factor = { code: string; name: Words; content: string }
export type Content = { code: string; name: Words }

export type Questionnaire = {
  intro: Words
  thanks: Words
  scales: Scale[]
  sections: Section[]
  factors: Factor[]
  contents: Content[]
}

/** The answer to one question: an option's code, several, a number, words, or by line of a matrix. */
export type Answer = string | string[] | number | Record<string, string>

/** The answers of one person about one unit ("" when about none), by question. */
export type Answers = Record<string, Answer>
export type ResponseAnswers = Record<string, Answers>
