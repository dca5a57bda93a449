/** What is wrong with a line of units.csv or values.csv, in both languages at once. */
export const lineTexts: Record<string, string> = {
  'unit-without-code': 'thiếu mã đơn vị / the unit has no code',
  'unit-twice': 'đơn vị trùng: {code} / the unit stands twice: {code}',
  'unit-parent-unknown':
    'cấp trên của {code} không có trong bảng: {other} / the parent of {code} is not in the table: {other}',
  'unit-two-roots':
    '{code} không có cấp trên, nhưng {other} đã là gốc / {code} has no parent, but {other} is already the root',
  'unit-circle': '{code} nằm trong một vòng cấp trên / {code} hangs in a circle of parents',
  'value-unknown-unit': 'không có đơn vị: {unit} / no such unit: {unit}',
  'value-unknown-indicator':
    'biểu mẫu không có chỉ tiêu: {indicator} / no such indicator in the form: {indicator}',
  'value-not-a-number': '{indicator} không phải số: {value} / {indicator} is not a number: {value}',
  'value-not-yes-or-no':
    '{indicator} không phải có hoặc không: {value} / {indicator} is not yes or no: {value}',
  'value-ambiguous':
    '{indicator}: {value} có thể đọc hai cách; hãy viết dấu phẩy thập phân hoặc bỏ dấu chấm / {indicator}: {value} can be read in two ways; write a decimal comma or leave the point out',
  'value-twice': '{unit} đã có {indicator} ở dòng {first} / {unit} already has {indicator} on line {first}',
  'value-too-many-cells':
    'dòng có nhiều ô hơn tiêu đề; số có dấu phẩy cần đặt trong ngoặc kép hoặc dùng dấu chấm phẩy giữa các cột / more cells than heads; put a number with a comma in quotes, or semicolons between columns',
  'value-other-period':
    'bảng có hai kỳ báo cáo ({first}, {other}); chọn một kỳ bằng --period / the table holds two periods ({first}, {other}); choose one with --period',
}

/** What is wrong with a form. */
export const formTexts: Record<string, string> = {
  required: 'thiếu / missing',
  'not-a-form-file': 'không phải biểu mẫu / not a form',
  'not-a-text': 'phải là chữ / must be text',
  'not-a-list': 'phải là danh sách / must be a list',
  'not-a-number': 'phải là số nguyên / must be a whole number',
  'not-a-day': 'phải là ngày có thật / must be an existing day',
  'not-yes-or-no': 'phải là true hoặc false / must be true or false',
  'not-one-of-these': 'không nằm trong các giá trị cho phép / not one of the allowed values',
  'too-long': 'dài quá / too long',
  'too-many': 'nhiều quá / too many',
  'code-twice': 'mã trùng: {code} / the code stands twice: {code}',
  'percent-summed': '{code} là tỷ lệ, không được cộng / {code} is a percent and cannot be summed',
  'not-a-number-summed': '{code} không phải số, không cộng được / {code} is no number and cannot be summed',
  'recompute-without-formula':
    '{code} tính lại nhưng không có công thức / {code} is recomputed but has no formula',
  'system-unknown':
    '{code}: hệ thống không có số “{key}” để lấy / {code}: the system has no figure “{key}” to take',
  'system-other-kind':
    '{code}: loại số khác với số “{key}” của hệ thống / {code} is of another kind than the system’s figure “{key}”',
  'not-a-code':
    'mã {code} chỉ được có chữ không dấu, số, dấu chấm và gạch / the code {code} may hold plain letters, digits, points and dashes only',
  'control-character':
    'có ký tự điều khiển hoặc đổi chiều chữ / it holds control characters or marks of direction',
  'formula-circle': 'công thức của {code} dẫn về chính nó / the formula of {code} leads back to itself',
  'formula-too-long': 'công thức của {code} dài quá / the formula of {code} is too long',
  'formula-too-deep': 'công thức của {code} lồng quá sâu / the formula of {code} is nested too deep',
  'formula-character':
    'công thức của {code}, ký tự {at}: không hiểu “{near}” / formula of {code}, character {at}: “{near}” is not understood',
  'formula-unexpected':
    'công thức của {code}, ký tự {at}: không chờ “{near}” ở đây / formula of {code}, character {at}: “{near}” is not expected here',
  'formula-unfinished': 'công thức của {code} chưa hết / the formula of {code} is unfinished',
  'formula-unknown-name':
    'công thức của {code}, ký tự {at}: biểu mẫu không có “{near}” / formula of {code}, character {at}: the form has no “{near}”',
}

/** Refusals of this room at the terminal. */
export const cliReasons: Record<string, string> = {
  'report-form': 'Biểu mẫu {file} không dùng được: / The form {file} cannot be used:',
  'report-no-period':
    'Biểu mẫu không có kỳ {period}; có: {known}. / The form has no period {period}; it has: {known}.',
}
