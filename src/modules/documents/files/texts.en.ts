import type { FileTexts } from './texts.vi.ts'

/** Why a file was refused and what to do about it. */
export const fileProblem = {
  empty: () => 'The file is empty.',
  'too-large': (f) =>
    `The file has ${f.size} MB, more than the limit of ${f.limit} MB. Compress or split it.`,
  'unknown-type': () =>
    'The type of the file is not known. Send PDF, Word (.docx), Excel (.xlsx), PNG/JPEG or ZIP.',
  'not-allowed': (f) => `The content of the file is ${f.found}; this type is not taken.`,
  'wrong-extension': (f) =>
    `The name ends in .${f.extension} but the content is ${f.kind}. It should end in: ${f.allowed}.`,
  'old-office': () => 'An old Word or Excel file (.doc, .xls). Save it as .docx, .xlsx or PDF.',
  macros: () => 'The file holds macros. Save it without them (.docx, .xlsx, .pptx).',
  encrypted: () => 'The file is locked or has a password. Take the protection off and send it again.',
  broken: () => 'The file is damaged or cannot be read. Try to open it and save it anew.',
  'too-many-entries': (f) => `The archive holds more than ${f.limit} entries.`,
  'unpacked-too-large': (f) => `Unpacked, the archive is larger than the limit of ${f.limit} MB.`,
  'ratio-too-high': (f) =>
    `The archive is packed beyond what is normal (more than ${f.limit} times) and may be harmful.`,
  'nested-too-deep': (f) => `Archives within archives, deeper than ${f.limit} (${f.entry}).`,
  'unsafe-entry': (f) => `The archive holds an unsafe entry: ${f.entry}.`,
} satisfies FileTexts
