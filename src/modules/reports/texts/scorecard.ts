/** How figures of periodic reports are called where the year's scorecard is bound to them. */
export const scorecardTexts = {
  indicator: (period: { vi: string; en: string }, form: { vi: string; en: string }) => ({
    vi: `${period.vi}, biểu ${form.vi}: chỉ tiêu đã ban hành`,
    en: `${period.en}, form ${form.en}: indicator as issued`,
  }),
  onTime: {
    vi: 'Báo cáo định kỳ: đơn vị gửi đúng hạn trên số phải gửi',
    en: 'Periodic reports: sent in time of those due',
  },
}
