import type { ReportFigures } from './figures.ts'

// Letterheads by whose plan it is (NĐ 30/2020, annex I); the registry's own data take over where they are kept.
export const letterhead = ({ plan, province }: ReportFigures) => {
  const committee = `Ủy ban nhân dân\n${province.replace(/^T(?=ỉnh )|^T(?=hành )/, 't')}`
  switch (plan.kind) {
    case 'peoples-committee':
      return {
        agency: committee,
        symbol: { agency: 'UBND' },
        signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
      }
    case 'committee':
      return {
        parentAgency: committee,
        agency: 'Ban Chỉ đạo\ncải cách hành chính',
        symbol: { agency: 'BCĐCCHC' },
        signature: { authority: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'] },
      }
    default:
      return {
        parentAgency: committee,
        agency: plan.unitName,
        symbol: { agency: initials(plan.unitName) },
        signature: { authority: ['THỦ TRƯỞNG ĐƠN VỊ'] },
      }
  }
}

/** "Sở Nội vụ" is SNV. */
const initials = (name: string): string =>
  name
    .split(/[\s,-]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')
    .slice(0, 10) || 'ĐV'
