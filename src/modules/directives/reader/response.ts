import type { Response } from './shape.ts'

const explanation =
  /giải trình|giải thích (?:rõ )?(?:lý|lí) do|báo cáo (?:rõ )?(?:lý|lí) do|nêu rõ (?:lý|lí) do/iu
const reportWord = /(?<![\p{L}])báo cáo(?![\p{L}])/giu
/** "chế độ báo cáo" and "số hóa báo cáo" speak of reports without asking for one; so does a report that others wrote. */
const notAsked =
  /(?:chế độ|hệ thống|mẫu|biểu mẫu|phần mềm|các|theo|tại|những|hạn chế|chất lượng|trong|từ|xem xét|nghe)\s+$/iu
const paper =
  '(?:Kế hoạch|kế hoạch|Quyết định|Đề án|đề án|Quy chế|quy chế|Nghị quyết|Chương trình hành động|Tờ trình|tờ trình|Quy định|quy định|văn bản hướng dẫn|Hướng dẫn|hướng dẫn|Bộ chỉ số|Bộ tiêu chí|bộ tiêu chí|Phương án|phương án|dự thảo|Dự thảo|danh mục|Danh mục|Quy trình|quy trình|Bản đồ|Sổ tay|sổ tay|Chỉ thị|Công văn|văn bản chỉ đạo|văn bản)'
const product = new RegExp(
  `(?<!chưa )(?<!chậm )(?<![\\p{L}])(?:ban hành|xây dựng|soạn thảo|dự thảo|hoàn thiện|lập|trình|phê duyệt|công bố|tham mưu|sửa đổi|bổ sung)(?:,? (?:và )?(?:ban hành|trình|xây dựng|bổ sung|phê duyệt|UBND tỉnh|Ủy ban nhân dân tỉnh|Chủ tịch UBND tỉnh|Chủ tịch Ủy ban nhân dân tỉnh|HĐND tỉnh|HĐND|UBND|các|cho|được|ngay|mới|thay thế|hoàn chỉnh|xem xét))*\\s+${paper}(?![\\p{L}])|có văn bản (?:hướng dẫn|chỉ đạo|quy định)|sản phẩm\\s*:`,
  'u',
)

/** What an instruction wants back: a report, a document of its own, an explanation of a delay. */
export function readResponse(text: string): Response[] {
  const found: Response[] = []
  const asks = [...text.matchAll(reportWord)].some(
    (m) =>
      !notAsked.test(text.slice(0, m.index)) &&
      !/(?<![\p{L}])nghe\s[^.;]{0,120}$/iu.test(text.slice(0, m.index)) &&
      !/^\s+(?:số|tại|của)\s/u.test(text.slice(m.index + m[0].length)),
  )
  if (asks) found.push('report')
  if (product.test(text.replace(/văn bản (?:giải trình|báo cáo)|kể từ ngày ban hành[^,.;]{0,30}/giu, '')))
    found.push('product')
  if (explanation.test(text)) found.push('explanation')
  return found
}
