import type { Form } from './form.ts'
import type { NarrativePart } from './narrative.ts'

/**
 * The outline of the periodic report (I steering, II the six areas, III assessment, IV next tasks, V proposals) with the
 * sentences that the form's figures allow; the standing agency writes the rest. The wording is this project's own.
 */
export const periodicOutline = (form: Form, title: string): NarrativePart[] => {
  const has = (...codes: string[]) => codes.every((code) => form.indicators.some((i) => i.code === code))
  const line = (codes: string[], text: string) => (has(...codes) ? text : '')
  const area = (code: string) => form.areas?.find((a) => a.code === code)?.name_vi ?? ''
  const text = (...lines: string[]) => lines.filter(Boolean).join('\n')
  const steering = text(
    line(
      ['1.1.1', '1.1.2', '1.1.3'],
      'Kế hoạch cải cách hành chính của tỉnh có {{1.1.1}} nhiệm vụ; đến hết kỳ báo cáo đã hoàn thành {{1.1.2}} nhiệm vụ ({{1.1.3/}}, đạt {{1.1.3}}).',
    ),
    line(
      ['1.2.1', '1.2.2'],
      'Đã kiểm tra {{1.2.1}} cơ quan, đơn vị; tỷ lệ vấn đề phát hiện qua kiểm tra đã xử lý là {{1.2.2}}.',
    ),
    line(
      ['1.5.2', '1.6.1'],
      'Toàn tỉnh tổ chức {{1.5.2}} cuộc đối thoại với người dân, doanh nghiệp; ban hành {{1.6.1}} văn bản chỉ đạo, điều hành về cải cách hành chính.',
    ),
    'Báo cáo tổng hợp từ {{accepted}}/{{asked}} đơn vị. Đơn vị chưa có số liệu được duyệt: {{missing}}.',
  )
  const results = [
    line(
      ['2.1', '2.2.1'],
      `${area('2')}: ban hành {{2.1}} văn bản quy phạm pháp luật; kiểm tra theo thẩm quyền {{2.2.1}} văn bản.`,
    ),
    line(
      ['3.1.1', '3.3.1', '3.3.3'],
      `${area('3')}: đơn giản hóa {{3.1.1}} thủ tục; hồ sơ do sở, ban, ngành giải quyết đúng hạn {{3.3.1/}} ({{3.3.1}}); hồ sơ do UBND cấp xã giải quyết đúng hạn {{3.3.3/}} ({{3.3.3}}).`,
    ),
    line(
      ['7.5.4', '7.7'],
      `${area('7')}: hồ sơ trực tuyến toàn trình đạt {{7.5.4}}; kết quả giải quyết có bản điện tử đạt {{7.7}}.`,
    ),
  ]
  return [
    { code: 'I', title: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', text: steering },
    {
      code: 'II',
      title: 'KẾT QUẢ THEO CÁC LĨNH VỰC',
      text: text(...results) || `${title}: số liệu tại phụ lục.`,
    },
    { code: 'III', title: 'ĐÁNH GIÁ CHUNG', text: 'Ưu điểm:\nTồn tại, hạn chế:\nNguyên nhân:' },
    {
      code: 'IV',
      title: 'NHIỆM VỤ TRỌNG TÂM KỲ TỚI',
      text: 'Tiếp tục thực hiện các nhiệm vụ trong kế hoạch năm.',
    },
    { code: 'V', title: 'KIẾN NGHỊ, ĐỀ XUẤT', text: 'Không.' },
  ]
}

/** The text of an amendment: what is corrected, figure by figure, stands in its table. */
export const amendmentOutline = (cited: string, reason: string): NarrativePart[] => [
  {
    code: 'I',
    title: 'NỘI DUNG SỬA ĐỔI',
    text: `Sửa số liệu của Báo cáo số ${cited}: {{changes}} chỉ tiêu thay đổi, ghi tại phụ lục.`,
  },
  { code: 'II', title: 'LÝ DO', text: reason },
]
