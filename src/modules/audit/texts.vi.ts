import { kinds, verbs } from './texts/words.vi.ts'

export const vi = {
  title: 'Nhật ký hệ thống',
  lede: 'Ai làm gì, lúc nào, với tư cách nào. Không dòng nào bị sửa hay xóa.',
  ledeOwn: 'Việc đồng chí đã làm, hoặc được làm thay. Không dòng nào bị sửa hay xóa.',
  q: 'Từ khóa',
  qHint: 'Lý do, nội dung, mã của mục',
  person: 'Người',
  verb: 'Việc',
  kind: 'Loại mục',
  allUnits: 'Mọi đơn vị',
  from: 'Từ ngày',
  to: 'Đến ngày',
  search: 'Tìm',
  when: 'Lúc',
  who: 'Ai',
  what: 'Việc',
  subject: 'Mục',
  unitName: 'Đơn vị',
  reason: 'Lý do',
  none: 'Chưa có việc nào trong nhật ký.',
  noneFound: 'Không có dòng nào khớp điều kiện đang chọn.',
  system: 'Hệ thống',
  erased: 'đã xóa theo thời hạn lưu',
  onBehalf: (name: string) => `làm thay ${name}`,
  newest: 'Mới nhất',
  older: 'Cũ hơn',
  entry: (seq: string) => `Dòng nhật ký số ${seq}`,
  previousEntry: 'Dòng trước',
  nextEntry: 'Dòng sau',
  changes: 'Nội dung thay đổi',
  field: 'Trường',
  before: 'Trước',
  after: 'Sau',
  nothing: 'không có',
  facts: 'Thông tin',
  day: 'Ngày làm việc',
  origin: 'Nơi gửi',
  browser: 'Trình duyệt',
  hash: 'Mã băm',
  previousHash: 'Mã băm của dòng trước',
  sameSubject: 'Các việc khác với mục này',
  headMail: (anchor: string) =>
    `Mốc nhật ký hôm nay là ${anchor}. Hãy giữ thư này: sau này so bằng lệnh canhtan audit verify --anchor để biết nhật ký có bị cắt hay viết lại không.`,
  reasons: {
    'not-an-anchor': 'Mốc có dạng SỐ:MÃ-BĂM, như trong thư gửi kiểm toán.',
    ...verbs,
  },
  kinds,
  verbs,
  groups: { scoring: 'Chấm điểm' },
  allVerbs: 'Mọi việc',
  allOf: (kind: string) => `Mọi việc: ${kind}`,
  allKinds: 'Mọi loại',
  anchoring: 'Mốc giữ bên ngoài',
  anchoringWhy:
    'Nhật ký tự phát hiện dòng bị sửa, bị xóa; nhưng chỉ mốc giữ ở ngoài hệ thống mới phát hiện được phần cuối bị cắt hay viết lại.',
  headNow: 'Mốc lúc này',
  byMail: (n: number) => `18:30 hằng ngày mốc được gửi vào thư của ${n} kiểm toán.`,
  inAppOnly: 'Mốc chỉ báo trong hệ thống, chưa ra ngoài: hệ thống này chưa gửi thư.',
  noneMailed:
    'Mốc chỉ báo trong hệ thống, chưa ra ngoài: không có kiểm toán nào nhận thư. Kiểm toán bật nhận thư ở Tài khoản của tôi, hoặc lấy mốc ra bằng tay.',
  someUnmailed: (n: number) => `${n} kiểm toán không nhận thư, chỉ thấy mốc trong hệ thống.`,
  byHand:
    'Lấy ra bằng tay: chép mốc trên đây vào sổ giữ riêng, hoặc nhờ người vận hành máy chủ chạy lệnh dưới đây; lệnh in mốc ra và ghi lại nơi giữ.',
  byHandPlace: 'nơi giữ',
  lastAnchors: 'Mốc đã lấy ra gần đây',
  anchorPlace: (place: string): string => {
    if (place === 'mail') return 'thư gửi kiểm toán'
    if (place === 'app') return 'chỉ trong hệ thống'
    return place.replace(/^by hand: /, '').replace(/^backup /, 'bản sao lưu ')
  },
  noAnchor: 'Chưa có mốc nào ra ngoài.',
}

export type Texts = typeof vi
