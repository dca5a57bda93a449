import type { Assessment, NotApplicable } from '../rules/set.ts'

/** The sheet that machines read, and what stands in its first cell. */
export const dataSheet = 'Dữ liệu máy đọc'
export const dataMark = 'canhtan-criteria-set'

/** An annex is Vietnamese, as the decision it belongs to. */
export const annexWords = {
  sheet: 'Phụ lục',
  annex: 'PHỤ LỤC',
  heads: [
    'Mã',
    'Lĩnh vực, tiêu chí, tiêu chí thành phần',
    'Điểm tối đa',
    'Cách chấm điểm',
    'Tài liệu kiểm chứng',
    'Cách đánh giá',
    'Khi không phát sinh',
  ],
  under: (decision: string | null, year: number) =>
    decision ? `(Kèm theo ${decision}; năm đánh giá ${year})` : `(Năm đánh giá ${year})`,
  synthetic: 'DỮ LIỆU GIẢ LẬP, không phải bộ tiêu chí chính thức',
  incomplete: 'CHƯA ĐẦY ĐỦ, chỉ để tham khảo',
  sum: 'Tổng điểm các tiêu chí thành phần',
  total: 'Tổng điểm',
  dataNote: 'Trang này để máy đọc lại đúng bộ tiêu chí; không sửa tay.',
  assessments: {
    'self+appraisal': 'Tự chấm và thẩm định',
    survey: 'Điều tra xã hội học',
    data: 'Theo số liệu',
  } satisfies Record<Assessment, string>,
  policies: {
    not_allowed: 'Không được bỏ qua',
    allowed: 'Không tính vào điểm tối đa',
    exclude: 'Không tính vào điểm tối đa',
    full: 'Đạt điểm tối đa',
    zero: 'Không điểm',
    derived: '',
  } satisfies Record<NotApplicable, string>,
}
