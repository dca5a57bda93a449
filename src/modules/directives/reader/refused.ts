export type DirectiveRefusal =
  | 'empty'
  | 'too-large'
  | 'too-large-unpacked'
  | 'too-many-paragraphs'
  | 'paragraph-too-long'
  | 'too-many-pages'
  | 'not-a-document'
  | 'old-word'
  | 'rich-text'
  | 'damaged'
  | 'encrypted'
  | 'scanned'

type Words = { vi: string; en: string }

/** A file that cannot be read as a dispatch; `text` says why and what to do, in both languages of the screens. */
export class DirectiveRefused extends Error {
  constructor(
    readonly reason: DirectiveRefusal,
    readonly text: Words,
  ) {
    super(`${reason}: ${text.en}`)
    this.name = 'DirectiveRefused'
  }
}

const words: Record<DirectiveRefusal, (limit: string) => Words> = {
  empty: () => ({ vi: 'Tệp không có nội dung.', en: 'The file is empty.' }),
  'too-large': (limit) => ({
    vi: `Tệp lớn hơn giới hạn ${limit} byte (cài đặt "bytes").`,
    en: `The file is larger than the limit of ${limit} bytes (setting "bytes").`,
  }),
  'too-large-unpacked': (limit) => ({
    vi: `Tệp Word khi giải nén lớn hơn giới hạn ${limit} byte (cài đặt "unpacked").`,
    en: `The Word file unpacks to more than the limit of ${limit} bytes (setting "unpacked").`,
  }),
  'too-many-paragraphs': (limit) => ({
    vi: `Văn bản có nhiều hơn ${limit} đoạn (cài đặt "paragraphs"). Hãy tách văn bản.`,
    en: `The document has more than ${limit} paragraphs (setting "paragraphs"). Please split it.`,
  }),
  'paragraph-too-long': (limit) => ({
    vi: `Có đoạn dài hơn ${limit} ký tự (cài đặt "characters").`,
    en: `A paragraph is longer than ${limit} characters (setting "characters").`,
  }),
  'too-many-pages': (limit) => ({
    vi: `Tệp PDF có nhiều hơn ${limit} trang (cài đặt "pages").`,
    en: `The PDF has more than ${limit} pages (setting "pages").`,
  }),
  'not-a-document': () => ({
    vi: 'Tệp không phải văn bản Word (.docx), PDF hoặc văn bản thuần (.md, .txt).',
    en: 'The file is not a Word document (.docx), a PDF or plain text (.md, .txt).',
  }),
  'old-word': () => ({
    vi: 'Tệp Word kiểu cũ (.doc). Hãy mở bằng Word và lưu lại thành .docx.',
    en: 'An old Word file (.doc). Open it in Word and save it as .docx.',
  }),
  'rich-text': () => ({
    vi: 'Tệp RTF. Hãy mở bằng Word và lưu lại thành .docx.',
    en: 'A rich text file (RTF). Open it in Word and save it as .docx.',
  }),
  damaged: () => ({ vi: 'Tệp bị hỏng, không đọc được.', en: 'The file is damaged and cannot be read.' }),
  encrypted: () => ({
    vi: 'Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The file is protected by a password. Remove it and send the file again.',
  }),
  scanned: () => ({
    vi: 'Tệp PDF là bản quét ảnh, không có chữ để đọc. Hãy gửi bản Word, bản PDF có chữ, hoặc nhập tay.',
    en: 'The PDF is a scanned picture without text. Send the Word file, a PDF with text, or enter the dispatch by hand.',
  }),
}

/** The refusal for a reason, naming the limit that was passed. */
export const refusedFor = (reason: DirectiveRefusal, limit: number | string = ''): DirectiveRefused =>
  new DirectiveRefused(reason, words[reason](String(limit)))
