import type { RefusalReason } from './types.ts'

type Words = Record<RefusalReason, string>

const vi: Words = {
  empty: 'Tệp không có nội dung.',
  pdf: 'Đây là tệp PDF, không phải bảng tính. Hãy gửi tệp .xlsx hoặc .csv của phụ lục kế hoạch.',
  'old-xls': 'Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel và lưu lại thành .xlsx.',
  encrypted: 'Tệp Excel được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.',
  xlsb: 'Đây là tệp Excel nhị phân (.xlsb). Hãy lưu lại thành .xlsx.',
  ods: 'Đây là bảng tính OpenDocument (.ods). Hãy lưu lại thành .xlsx.',
  'word-file': 'Đây là tệp Word. Hãy chép bảng phụ lục sang Excel và gửi tệp .xlsx.',
  'web-page': 'Đây là trang web được đặt tên bảng tính. Hãy mở bằng Excel và lưu lại thành .xlsx.',
  picture: 'Đây là tệp ảnh, không đọc được thành bảng.',
  'not-a-spreadsheet': 'Tệp không phải bảng tính. Hãy gửi tệp .xlsx hoặc .csv.',
  'broken-workbook': 'Tệp .xlsx bị hỏng hoặc thiếu phần. Hãy mở bằng Excel, lưu lại rồi gửi.',
  'too-large-unpacked': 'Tệp khi giải nén lớn hơn giới hạn {limit} MB (tệp khai {size} MB). Không đọc.',
  'too-many-rows': 'Bảng có hơn {limit} dòng, vượt giới hạn. Hãy chia thành nhiều tệp.',
  'head-missing':
    'Không tìm thấy dòng đầu bảng có cột nhiệm vụ cùng cơ quan chủ trì, sản phẩm hoặc thời hạn. Hãy thêm dòng đầu bảng.',
}

const en = {
  empty: 'The file holds nothing.',
  pdf: 'This is a PDF file, not a spreadsheet. Send the annex as .xlsx or .csv.',
  'old-xls': 'This is an old Excel file (.xls). Open it in Excel and save it as .xlsx.',
  encrypted: 'The Excel file has a password and cannot be read. Remove the password and send it again.',
  xlsb: 'This is a binary Excel file (.xlsb). Save it as .xlsx.',
  ods: 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.',
  'word-file': 'This is a Word file. Copy the annex table into Excel and send an .xlsx file.',
  'web-page': 'This is a web page named like a spreadsheet. Open it in Excel and save it as .xlsx.',
  picture: 'This is a picture and cannot be read as a table.',
  'not-a-spreadsheet': 'The file is not a spreadsheet. Send an .xlsx or .csv file.',
  'broken-workbook': 'The .xlsx file is damaged or lacks parts. Open it in Excel, save it and send it again.',
  'too-large-unpacked':
    'Unpacked, the file is larger than the limit of {limit} MB (it declares {size} MB). Not read.',
  'too-many-rows': 'The table has more than {limit} rows, the limit. Split it into several files.',
  'head-missing':
    'No head row was found with a task column beside a lead, product or deadline column. Add the head row.',
} satisfies Words

/** Fills `{name}` places of a sentence. */
export const fill = (words: string, facts: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/** The file cannot be read as a plan sheet at all; `text` and `textEn` say why and what to do. */
export class SheetRefused extends Error {
  readonly text: string
  readonly textEn: string
  constructor(
    readonly reason: RefusalReason,
    readonly facts: Record<string, string | number> = {},
  ) {
    const text = fill(vi[reason], facts)
    super(`${reason}: ${text}`)
    this.name = 'SheetRefused'
    this.text = text
    this.textEn = fill(en[reason], facts)
  }
}
