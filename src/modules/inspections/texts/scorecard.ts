import type { Lang } from '#platform/lang.ts'
import type { FindingKey } from '../rules/measures.ts'

/** How findings are called where the year's scorecard is bound to them. */
export const scorecardTexts: Partial<Record<FindingKey, Record<Lang, string>>> = {
  findings: { vi: 'Kiểm tra: số tồn tại phát hiện', en: 'Inspections: findings made' },
  open: { vi: 'Kiểm tra: số tồn tại còn phải khắc phục', en: 'Inspections: findings still open' },
  overdue: { vi: 'Kiểm tra: số tồn tại quá hạn khắc phục', en: 'Inspections: findings overdue' },
  repeated: { vi: 'Kiểm tra: số tồn tại lặp lại', en: 'Inspections: repeated findings' },
}
export const fixedText: Record<Lang, string> = {
  vi: 'Kiểm tra: tồn tại khắc phục đúng hạn trên số đến hạn',
  en: 'Inspections: findings fixed in time of those due',
}
