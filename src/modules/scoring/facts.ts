// Read-only figures of this room for the rooms to the right of it, and for the public portal.

export { readExtras, readRequests } from './facts/acts.ts'
export { nextBlindOf, readBlind } from './facts/blind.ts'
export {
  type ExplainedDomain,
  type ExplainedLeaf,
  type PublicExplanation,
  publicExplanation,
} from './facts/explanation.ts'
export { intervalsData } from './facts/intervals.ts'
export { indexesOfUnits } from './facts/offers.ts'
export { openSheet } from './facts/open.ts'
export { rankingSheet } from './facts/ranking-sheet.ts'
export {
  besideRanking,
  publicBundle,
  publicDecision,
  publicRanking,
  publishedRounds,
  type Ranking,
  type ResultRow,
  type RoundLine,
} from './facts/result.ts'
export { readRound, readRounds } from './facts/rounds.ts'
export { findSetByCode, type SetLine, type SetRow, setsOf } from './facts/sets.ts'
export { systemValuesOf } from './facts/system.ts'
export { printedFigure } from './rules/printed.ts'
export { anyCompared, placesMoved, rankingGroups } from './rules/ranking.ts'
export { intervalSentence } from './rules/words/intervals.ts'
export { inputsInWords, keptReason } from './rules/words/kept.ts'
export { bandName } from './rules/words/names.ts'
export { ruleWords } from './rules/words/rule.ts'
export { type IndexOfUnit, indexOfUnits } from './store/province.ts'
export { classChange } from './texts/intervals.ts'
