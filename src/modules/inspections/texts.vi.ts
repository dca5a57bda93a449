import { pages } from './texts/pages.vi.ts'
import { reasons } from './texts/reasons.vi.ts'

export const vi = {
  inspections: 'Kiểm tra CCHC',
  pages,
  reasons,
  waiting: {
    order: 'Ra quyết định kiểm tra',
    notice: 'Thông báo cho đơn vị',
    conclude: 'Ban hành kết luận',
    visit: 'Kiểm tra tại đơn vị',
    'fill-visit': 'Ghi nội dung kiểm tra',
    'sign-minutes': 'Ký biên bản',
    'write-conclusion': 'Viết dự thảo kết luận',
    close: 'Kết thúc cuộc kiểm tra',
    verify: 'Xác nhận khắc phục',
    'self-report': 'Gửi báo cáo tự kiểm tra',
    remedy: 'Khắc phục tồn tại',
  },
}

export type Texts = typeof vi
