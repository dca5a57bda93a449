import { roundReasonsVi } from './round-reasons.vi.ts'

type Words = Record<string, string>

/** Words of rounds: notices, phases, the pages about a round. */
export const roundVi = {
  reasons: roundReasonsVi as Words,
  stages: { self: 'tự chấm', first: 'thẩm định lần 1', explain: 'giải trình', second: 'thẩm định lần 2' },
  phases: {
    draft: 'bản thảo',
    before: 'chưa mở',
    self: 'đang tự chấm',
    first: 'đang thẩm định lần 1',
    explain: 'đang giải trình',
    second: 'đang thẩm định lần 2',
    decision: 'chờ quyết định',
    published: 'đã công bố',
    closed: 'đã khép',
  },
  told: {
    opened: (title: string, opens: string, by: string) =>
      `Mở đợt chấm điểm ${title}: tự chấm từ ${opens} đến hết ${by}.`,
    reopened: (stage: string, unit: string, until: string, reason: string) =>
      `Mở lại bước ${stage} của phiếu ${unit} đến hết ${until}. Lý do: ${reason}`,
    selfNear: (title: string, by: string) => `Phiếu tự chấm ${title} chưa ký chốt, hạn ${by}.`,
    explain: (title: string, n: number, by: string) => `${title}: ${n} tiêu chí cần giải trình, hạn ${by}.`,
    firstNear: (title: string, by: string) => `Thẩm định lần 1 ${title} sắp hết hạn: ${by}.`,
    second: (title: string, by: string) => `Bắt đầu thẩm định lần 2 ${title}, hạn ${by}.`,
  },
}
export type RoundTexts = typeof roundVi
