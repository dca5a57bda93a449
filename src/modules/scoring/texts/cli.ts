/** Refusals of the engine at the terminal, in both languages at once. */
export const cliReasons: Record<string, string> = {
  'index-head':
    'Bảng {file} thiếu cột: cần đơn vị, điểm, điểm tối đa. / The table {file} lacks columns: unit, score, max are needed.',
  'index-draws':
    'Quá nhiều đơn vị hoặc lần rút: tối đa 65.535 đơn vị và 400 triệu thứ hạng. / Too many units or draws: at most 65,535 units and 400 million ranks.',
  'index-tree': 'Cây chỉ số {file} không đúng: / The tree {file} goes wrong:',
}
