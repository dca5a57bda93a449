import type { Lang } from '#platform/lang.ts'

/** How what people said is called where the year's scorecard is bound to it. */
export const scorecardTexts: Record<'overall' | 'part' | 'risk', Record<Lang, string>> = {
  overall: { vi: 'Khảo sát: mức độ hài lòng chung', en: 'Survey: satisfaction overall' },
  part: { vi: 'Khảo sát: hài lòng theo nội dung, yếu tố', en: 'Survey: satisfaction by content or factor' },
  risk: {
    vi: 'Khảo sát: tỷ lệ người trả lời nêu dấu hiệu rủi ro (phiền hà, sách nhiễu)',
    en: 'Survey: share of answers that tell of a signal of risk (trouble, harassment)',
  },
}
