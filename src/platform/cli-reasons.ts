/** Refusals of files at the terminal, in both languages at once. */
export const cliReasons: Record<string, string> = {
  'cli-file-missing': 'Không đọc được tệp {file}. / The file {file} cannot be read.',
  'cli-file-too-large': 'Tệp {file} lớn hơn {max} MB. / The file {file} is larger than {max} MB.',
  'cli-not-utf8': 'Tệp {file} không phải văn bản UTF-8. / The file {file} is not UTF-8 text.',
  'cli-not-json': 'Tệp {file} không phải JSON, lỗi ở dòng {line}. / {file} is not JSON: see line {line}.',
  'cli-too-deep': 'Tệp {file} lồng quá {max} cấp. / {file} is nested more than {max} levels deep.',
  'cli-not-a-table': 'Tệp {file} không phải bảng CSV. / {file} is not a CSV table.',
  'cli-no-rows': 'Bảng {file} không có dòng nào. / The table {file} has no rows.',
  'cli-shape': 'Tệp {file} không đúng mẫu: / {file} does not have the expected shape:',
  'cli-lines': 'Bảng {file} có {count} dòng sai: / The table {file} has {count} bad lines:',
  'cli-columns': 'Bảng {file} thiếu cột: {columns}. / The table {file} lacks the columns {columns}.',
}
