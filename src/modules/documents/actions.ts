// The acts of this room, for its doors and for the rooms to the right of it.
export { attachSigned } from './actions/attach.ts'
export type { DraftWish } from './actions/compose.ts'
export { type FileToKeep, type KeptUpload, sweepFiles, uploadFile } from './actions/files.ts'
export { type IssuedDocument, issueDocument } from './actions/issue.ts'
export {
  addLetterhead,
  addRecipientList,
  addSigner,
  continueSeries,
  endSigner,
  type LetterheadWish,
  type SignerWish,
} from './actions/papers.ts'
export { type ReceivedWish, receiveDocument } from './actions/receive.ts'
export { liftSeals, sealDocument } from './actions/seal.ts'
export {
  type DocumentDone,
  draftDocument,
  type EditWish,
  editDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  withdrawDocument,
} from './actions/signing.ts'
export { draftTyped, editTyped, previewTyped } from './actions/typed.ts'
