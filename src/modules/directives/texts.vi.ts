import { pages } from './texts/pages.vi.ts'
import { reasons } from './texts/reasons.vi.ts'

export const vi = {
  directives: 'Văn bản chỉ đạo',
  answered: 'Đã trả lời',
  overdue: 'Quá hạn',
  pages,
  reasons,
  waiting: {
    sign: 'Ký ban hành',
    'receive-answers': 'Tiếp nhận báo cáo',
    'synthesise-answers': 'Tổng hợp báo cáo',
    'forward-answers': 'Chuyển báo cáo',
  } as Record<string, string>,
}
export type Texts = typeof vi
