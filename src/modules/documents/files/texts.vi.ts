import type { FileProblem } from './unfit.ts'

type Facts = Record<string, string | number>
export type FileTexts = Record<FileProblem, (facts: Facts) => string>

/** Why a file was refused and what to do about it. */
export const fileProblem: FileTexts = {
  empty: () => 'Tệp rỗng.',
  'too-large': (f) => `Tệp ${f.size} MB, lớn hơn giới hạn ${f.limit} MB. Hãy nén hoặc chia nhỏ tệp.`,
  'unknown-type': () =>
    'Không nhận ra loại tệp. Hãy gửi PDF, Word (.docx), Excel (.xlsx), ảnh PNG/JPEG hoặc ZIP.',
  'not-allowed': (f) => `Nội dung tệp là ${f.found}, loại này không được nhận.`,
  'wrong-extension': (f) =>
    `Tên tệp có đuôi .${f.extension} nhưng nội dung là ${f.kind}. Đuôi phù hợp: ${f.allowed}.`,
  'old-office': () => 'Tệp Word/Excel kiểu cũ (.doc, .xls). Hãy lưu lại thành .docx, .xlsx hoặc PDF.',
  macros: () => 'Tệp có chứa macro. Hãy lưu lại thành tệp không có macro (.docx, .xlsx, .pptx).',
  encrypted: () => 'Tệp có mật khẩu hoặc bị khóa. Hãy bỏ bảo vệ rồi gửi lại.',
  broken: () => 'Tệp hỏng hoặc không đọc được. Hãy mở thử và lưu lại.',
  'too-many-entries': (f) => `Tệp nén có nhiều hơn ${f.limit} mục.`,
  'unpacked-too-large': (f) => `Nội dung tệp nén khi giải nén vượt giới hạn ${f.limit} MB.`,
  'ratio-too-high': (f) => `Tệp nén quá mức bình thường (hơn ${f.limit} lần), có thể là tệp gây hại.`,
  'nested-too-deep': (f) => `Tệp nén lồng nhau quá ${f.limit} lớp (${f.entry}).`,
  'unsafe-entry': (f) => `Tệp nén có mục không an toàn: ${f.entry}.`,
}
