/** Refusals of the engine at the terminal, in both languages at once. */
export const cliReasons: Record<string, string> = {
  'index-head':
    'Bảng {file} thiếu cột: cần đơn vị, điểm, điểm tối đa. / The table {file} lacks columns: unit, score, max are needed.',
  'index-tree': 'Cây chỉ số {file} sai ở “{code}” ({why}). / The tree {file} goes wrong at “{code}” ({why}).',
}
