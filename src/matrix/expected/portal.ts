import type { Expectations } from '../expected.ts'

const everybody = { 200: 'guest everyone' }

/** The public pages: the same for everybody, with or without an account. */
export const portal: Expectations = {
  'web GET /cong-khai': { ...everybody, shows: 'Chỉ số cải cách hành chính các sở' },
  'web GET /cong-khai/xep-loai': { ...everybody, shows: 'không có nguồn nào' },
  'web GET /cong-khai/xep-hang/:id': { ...everybody, shows: 'Tự kiểm chứng' },
  'web GET /cong-khai/xep-hang/:id/du-lieu.json': { ...everybody, shows: '"format":"canhtan-par-index/1"' },
  'web GET /cong-khai/xep-hang/:id/khoang-hang.json': {
    ...everybody,
    shows: '"format":"canhtan-par-intervals/1"',
  },
  'web GET /cong-khai/xep-hang/:id/bang.csv': { ...everybody, shows: 'rank,unit,points,max,percent,class' },
  'web GET /cong-khai/xep-hang/:id/bang.xlsx': { ...everybody, shows: 'PK' },
  // the demonstration's decision went on paper
  'web GET /cong-khai/xep-hang/:id/quyet-dinh.pdf': { 404: 'guest everyone', shows: 'Không tìm thấy' },
  'web GET /cong-khai/bang-khen': { ...everybody, shows: 'Kiểm tra bằng khen' },
  'web GET /cong-khai/bang-khen/danh-sach/:id': { ...everybody, shows: 'Tập thể' },
  'web GET /cong-khai/bang-khen/:code': { ...everybody, shows: 'Số đăng ký' },
  'web GET /cong-khai/xep-hang/:id/:position': { ...everybody, shows: 'Tiêu chí thành phần' },
}
