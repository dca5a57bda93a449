// The acts of this room, for its doors and for the rooms to the right of it.

export { resolveCondition } from './actions/condition.ts'
export { draftDirective, draftTyped, saveHead } from './actions/draft.ts'
export { issueDirective, passDown, returnDraft, sendDraft } from './actions/issue.ts'
export {
  addItem,
  confirmItems,
  confirmSure,
  markParagraph,
  mergeItems,
  removeItem,
  saveItem,
  splitItem,
} from './actions/items.ts'
export { draftLetter, type LetterWish, settleLetter } from './actions/letters.ts'
export { draftFromFile, type Finding, type Reading, readBytes, readIntoDraft } from './actions/reading.ts'
export { type Reminded, remindAll } from './actions/remind.ts'
export { actAtStation, directiveOfStation, openPassages } from './actions/route.ts'
