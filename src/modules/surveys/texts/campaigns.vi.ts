type Words = Record<string, string>

/** Words of campaigns: list, one campaign, its sample, how people are asked. */
export const campaignsVi = {
  surveys: 'Khảo sát',
  lede: 'Điều tra xã hội học phục vụ Chỉ số CCHC và đo lường sự hài lòng. Câu trả lời không gắn với người trả lời.',
  campaigns: 'Các đợt khảo sát',
  campaign: 'Đợt khảo sát',
  none: 'Chưa có đợt khảo sát nào',
  noneHow: 'Kết quả khảo sát hiện ở đây khi được công bố.',
  noneRun: 'Lập đợt đầu tiên từ một bộ câu hỏi đã ban hành.',
  year: 'Năm',
  block: 'Hỏi về',
  blocks: {
    department: 'Khối sở, ban, ngành',
    district: 'Khối cấp huyện',
    commune: 'Khối cấp xã',
  } as Words,
  noBlock: 'Không theo đơn vị',
  state: 'Trạng thái',
  states: { draft: 'Chuẩn bị', open: 'Đang hỏi', closed: 'Đã đóng' } as Words,
  days: 'Thời gian',
  answered: 'Đã trả lời',
  invented: 'số liệu minh họa',
  synthetic: 'bộ câu hỏi minh họa',
  reasons: {} as Words,
}

export type CampaignsTexts = typeof campaignsVi
