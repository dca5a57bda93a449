/** What a report's check says of an indicator, in both languages at once: whoever is at the terminal has set none. */
export const findingTexts: Record<string, string> = {
  'unknown-indicator': 'không có trong biểu mẫu / not in the form',
  twice: 'nhập hai lần / given twice',
  'not-asked': 'không phải chỉ tiêu của đơn vị này, không tính / not this unit’s to give, not counted',
  retired: 'đã thôi dùng, không tính / retired, not counted',
  'rolls-up':
    'tổng hợp từ cấp dưới; số của chính đơn vị không cộng thêm / comes from the units below; the unit’s own value is not added',
  'wrong-kind': 'không đúng kiểu / of the wrong kind',
  negative: 'số âm: {value} / negative: {value}',
  'not-whole': 'không phải số nguyên: {value} / not a whole number: {value}',
  'too-many-decimals': 'quá hai chữ số thập phân: {value} / more than two decimals: {value}',
  'not-a-percent': 'không nằm trong 0–100: {value} / not within 0–100: {value}',
  'not-an-option': 'không có lựa chọn {value} / there is no option {value}',
  'total-differs': '{total}, nhưng {parts} = {sum} / {total}, but {parts} = {sum}',
  'parts-above-total': '{total}, ít hơn các phần đã có ({sum}) / {total}, less than its parts so far ({sum})',
  'part-above-whole': '{value}, lớn hơn {of} ({whole}) / {value}, more than {of} ({whole})',
  'zero-denominator': 'mẫu số 0, tử số {numerator} / denominator 0, numerator {numerator}',
  'half-a-percent': 'có tử số hoặc mẫu số, không đủ cả hai ({parts}) / one half only of {parts}',
  'stated-differs': 'đã nhập {stated}, tính ra {computed} / stated as {stated}, computed as {computed}',
  fell: 'lũy kế giảm: {before} → {value} / cumulative, yet fell: {before} → {value}',
  jump: 'thay đổi lớn: {before} → {value} / a jump: {before} → {value}',
  'not-given': 'chưa có số liệu / not given',
}
