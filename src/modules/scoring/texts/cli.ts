/** Refusals of the engine at the terminal, in both languages at once. */
export const cliReasons: Record<string, string> = {
  'index-file-missing': 'Không đọc được tệp {file}. / The file {file} cannot be read.',
  'index-file-too-large': 'Tệp {file} lớn hơn {max} MB. / The file {file} is larger than {max} MB.',
  'index-not-utf8': 'Tệp {file} không phải văn bản UTF-8. / The file {file} is not UTF-8 text.',
  'index-not-json': 'Tệp {file} không phải JSON, lỗi ở dòng {line}. / {file} is not JSON: see line {line}.',
  'index-not-a-table': 'Tệp {file} không phải bảng CSV. / {file} is not a CSV table.',
  'index-no-rows': 'Bảng {file} không có dòng nào. / The table {file} has no rows.',
  'index-shape': 'Tệp {file} không đúng mẫu: / {file} does not have the expected shape:',
  'index-lines': 'Bảng {file} có {count} dòng sai: / The table {file} has {count} bad lines:',
  'index-head':
    'Bảng {file} thiếu cột: cần đơn vị, điểm, điểm tối đa. / The table {file} lacks columns: unit, score, max are needed.',
  'index-columns': 'Bảng {file} thiếu cột: {columns}. / The table {file} lacks the columns {columns}.',
  'index-tree': 'Cây chỉ số {file} sai ở “{code}” ({why}). / The tree {file} goes wrong at “{code}” ({why}).',
}
