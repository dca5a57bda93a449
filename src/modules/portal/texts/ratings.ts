import type { Lang } from '#platform/lang.ts'

const vi = {
  ratings: 'Xếp loại lãnh đạo',
  lede: 'Chỉ phần mà quyết định cho công bố: số lượng từng mức, hoặc cả danh sách.',
  none: 'Chưa có kết quả nào được công bố',
  noneHow: 'Kết quả hiện ở đây khi quyết định xếp loại cho công bố.',
  round: 'Đợt xếp loại',
  year: 'Năm',
  total: 'Cộng',
  before: (year: number, n: number) => `năm ${year}: ${n}`,
  noBefore: (year: number) => `không có nguồn nào cho số liệu năm ${year}`,
  decision: (no: string, day: string) => `Quyết định ${no}, ngày ${day}`,
  imported: 'nhập theo bản in',
  invented: 'số liệu minh họa',
  source: (text: string) => `Nguồn: ${text}`,
  names: 'Danh sách công bố',
  person: 'Họ và tên',
  post: 'Chức vụ, đơn vị',
  level: 'Mức xếp loại',
}

const en: typeof vi = {
  ratings: "Leaders' ratings",
  lede: 'Only what a decision lets be known: how many of each level, or the whole list.',
  none: 'No result has been published yet',
  noneHow: 'A result stands here once the decision on it says that it is public.',
  round: 'Rating round',
  year: 'Year',
  total: 'Total',
  before: (year, n) => `in ${year}: ${n}`,
  noBefore: (year) => `no source has the counts of ${year}`,
  decision: (no, day) => `Decision ${no} of ${day}`,
  imported: 'taken over from print',
  invented: 'sample figures',
  source: (text) => `Source: ${text}`,
  names: 'Published list',
  person: 'Name',
  post: 'Office, unit',
  level: 'Level',
}

export const ratingTexts: Record<Lang, typeof vi> = { vi, en }
