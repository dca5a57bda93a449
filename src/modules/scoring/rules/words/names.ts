import type { Lang } from '#platform/lang.ts'
import type { Leaf } from '../set.ts'

/**
 * What the inputs of the shipped sets are called where a set names them by code only. Our wording: the published
 * tables print whole sentences, not names.
 */
const inputNames: Record<string, readonly [vi: string, en: string]> = {
  acted: ['số kiến nghị đã xử lý', 'recommendations acted on'],
  actual: ['kết quả đạt được', 'result reached'],
  all_files: ['tổng số hồ sơ', 'all files'],
  all_reports_on_time: ['mọi báo cáo gửi đúng hạn', 'all reports on time'],
  all_reports_sent: ['gửi đủ số báo cáo', 'all reports sent'],
  amount_implemented: ['số tiền đã thực hiện', 'amount carried out'],
  amount_recommended: ['số tiền kiến nghị', 'amount recommended'],
  answers: ['phiếu trả lời', 'answers'],
  apology_letters: ['số thư xin lỗi', 'letters of apology'],
  area_ok: ['diện tích đúng quy định', 'floor space as required'],
  assigned: ['số được giao', 'assigned'],
  at_centre: ['số TTHC tiếp nhận tại Trung tâm', 'procedures taken in at the centre'],
  autonomy_pct: ['tỷ lệ tự chủ năm nay', 'share of autonomy this year'],
  autonomy_pct_prev: ['tỷ lệ tự chủ năm trước', 'share of autonomy last year'],
  budget_allocated: ['có bố trí kinh phí', 'budget allocated'],
  channels: ['số hình thức', 'channels'],
  complete: ['đầy đủ nội dung', 'complete'],
  demotions_or_dismissals: ['số trường hợp giáng chức, buộc thôi việc', 'demotions or dismissals'],
  department_ok: ['cấp sở đúng quy định', 'department as required'],
  digitised: ['số hồ sơ đã số hóa', 'files digitised'],
  disbursed: ['số vốn đã giải ngân', 'amount disbursed'],
  displayed: ['số TTHC đã niêm yết', 'procedures displayed'],
  divisions_ok: ['các phòng đúng quy định', 'divisions as required'],
  done: ['số đã thực hiện', 'done'],
  drafts_due: ['số văn bản phải trình', 'drafts due'],
  drafts_on_time: ['số văn bản trình đúng hạn', 'drafts on time'],
  due: ['số phải thực hiện', 'due'],
  electronic: ['số hồ sơ điện tử', 'electronic files'],
  electronic_results: ['số kết quả điện tử', 'electronic results'],
  eligible: ['số đủ điều kiện', 'eligible'],
  equipment_ok: ['trang thiết bị đúng quy định', 'equipment as required'],
  files_returned_more_than_once: ['số hồ sơ phải bổ sung quá một lần', 'files returned more than once'],
  full_process: ['số dịch vụ toàn trình', 'full online services'],
  fully_published: ['số TTHC công khai đầy đủ', 'procedures fully published'],
  handled: ['số đã xử lý', 'handled'],
  handled_on_time: ['số xử lý đúng hạn', 'handled on time'],
  issued: ['số đã ban hành', 'issued'],
  issued_at: ['ngày ban hành', 'day of issue'],
  issues_found: ['số vấn đề phát hiện', 'issues found'],
  issues_in_progress: ['số vấn đề đang xử lý', 'issues in progress'],
  issues_resolved: ['số vấn đề đã xử lý xong', 'issues resolved'],
  late_files: ['số hồ sơ trễ hạn', 'late files'],
  late_or_deficient_reports: ['số báo cáo chậm hoặc thiếu nội dung', 'late or deficient reports'],
  launched_at: ['ngày phát động', 'day of launch'],
  level_approved: ['đã phê duyệt cấp độ', 'level approved'],
  meets_requirement: ['đạt yêu cầu', 'meets the requirement'],
  missing_annual_reports: ['số báo cáo năm thiếu', 'missing annual reports'],
  missing_periodic_reports: ['số báo cáo định kỳ thiếu', 'missing periodic reports'],
  missing_quarter_or_half_year_reports: [
    'số báo cáo quý, 6 tháng thiếu',
    'missing quarterly or half-year reports',
  ],
  officials: ['tổng số công chức', 'officials'],
  on_time: ['số đúng hạn', 'on time'],
  online_payments: ['số giao dịch thanh toán trực tuyến', 'online payments'],
  online_pct: ['tỷ lệ hồ sơ trực tuyến (%)', 'share of online applications (%)'],
  online_pct_prev: ['tỷ lệ hồ sơ trực tuyến năm trước (%)', 'share of online applications last year (%)'],
  online_target_pct: ['chỉ tiêu hồ sơ trực tuyến (%)', 'target for online applications (%)'],
  payments: ['tổng số giao dịch thanh toán', 'payments'],
  petitions: ['tổng số đơn thư', 'petitions'],
  placed: ['số người bố trí đúng vị trí', 'staff placed as required'],
  plan_implemented: ['phương án đã thực hiện', 'plan carried out'],
  plan_issue_status: ['tình trạng ban hành kế hoạch', 'issue of the plan'],
  plan_issued: ['đã ban hành kế hoạch', 'plan issued'],
  planned: ['số theo kế hoạch', 'planned'],
  points: ['điểm', 'points'],
  products_delivered: ['có sản phẩm', 'products delivered'],
  proposed: ['số được kiến nghị', 'proposed'],
  published_on_time: ['số công bố đúng hạn', 'published on time'],
  qualified: ['số đạt chuẩn', 'qualified'],
  received: ['số tiếp nhận', 'received'],
  recognised_initiatives: ['số sáng kiến được công nhận', 'initiatives recognised'],
  recommended: ['số kiến nghị', 'recommended'],
  reduced_pct: ['tỷ lệ tinh giản (%)', 'share reduced (%)'],
  reduction_pct: ['tỷ lệ cắt giảm (%)', 'reduction (%)'],
  reduction_target_pct: ['chỉ tiêu cắt giảm (%)', 'target for reduction (%)'],
  reprimands: ['số trường hợp khiển trách', 'reprimands'],
  resolved: ['số hồ sơ đã giải quyết', 'files resolved'],
  resolved_on_time: ['số giải quyết đúng hạn', 'resolved on time'],
  results: ['tổng số kết quả', 'results'],
  revenue: ['thu ngân sách năm nay', 'revenue this year'],
  revenue_prev: ['thu ngân sách năm trước', 'revenue last year'],
  reviewed: ['số đã rà soát', 'reviewed'],
  rotated: ['số người đã chuyển đổi', 'staff rotated'],
  signed: ['số văn bản ký số', 'signed documents'],
  staff: ['tổng số người', 'staff'],
  staff_ok: ['nhân sự đúng quy định', 'staff as required'],
  status: ['tình trạng', 'status'],
  target: ['chỉ tiêu', 'target'],
  target_pct: ['chỉ tiêu (%)', 'target (%)'],
  tasks_assigned: ['số nhiệm vụ được giao', 'tasks assigned'],
  tasks_complete: ['xác định đủ nhiệm vụ', 'all tasks set'],
  tasks_done: ['số nhiệm vụ hoàn thành', 'tasks done'],
  tasks_on_time: ['số nhiệm vụ đúng hạn', 'tasks on time'],
  tasks_planned: ['số nhiệm vụ theo kế hoạch', 'tasks planned'],
  to_handle: ['số phải xử lý', 'to be handled'],
  total: ['tổng số', 'total'],
  trained: ['số người đã bồi dưỡng', 'staff trained'],
  units_compliant: ['số đơn vị thực hiện đúng', 'units complying'],
  units_inspected: ['số đơn vị được kiểm tra', 'units inspected'],
  units_ok: ['các đơn vị đúng quy định', 'units as required'],
  units_total: ['tổng số đơn vị', 'units'],
  unlawful_documents: ['số văn bản trái pháp luật', 'unlawful documents'],
  value: ['giá trị chỉ số', 'value of the index'],
  warnings: ['số trường hợp cảnh cáo', 'warnings'],
  within_quota: ['không vượt biên chế', 'within the staff quota'],
}

const optionNames: Record<string, readonly [vi: string, en: string]> = {
  applied: ['có áp dụng', 'applied'],
  applied_and_improved: ['áp dụng và có cải tiến', 'applied and improved'],
  full: ['đầy đủ', 'full'],
  late: ['chậm', 'late'],
  minor: ['vi phạm nhỏ', 'minor'],
  no_violation: ['không vi phạm', 'no violation'],
  none: ['không có', 'none'],
  not_issued: ['không ban hành', 'not issued'],
  on_time: ['đúng hạn', 'on time'],
  on_time_and_complete: ['đúng hạn, đủ nội dung', 'on time and complete'],
  partial: ['một phần', 'partial'],
  plan_and_report: ['có kế hoạch và báo cáo', 'plan and report'],
  plan_only: ['chỉ có kế hoạch', 'plan only'],
  violation: ['có vi phạm', 'violation'],
}

const groupNames: Record<string, readonly [vi: string, en: string]> = {
  citizens_businesses: ['người dân, doanh nghiệp', 'citizens and businesses'],
  commune_leaders: ['lãnh đạo cấp xã', 'commune leaders'],
  council_members: ['đại biểu HĐND', 'council members'],
  department_leaders: ['lãnh đạo sở, ngành', 'department leaders'],
  district_or_commune_leaders: ['lãnh đạo cấp huyện, cấp xã', 'district or commune leaders'],
  leaders: ['lãnh đạo', 'leaders'],
  province_council: ['đại biểu HĐND tỉnh', 'provincial council'],
}

const spaced = (name: string): string => name.replaceAll('_', ' ')
const known = (names: Record<string, readonly [string, string]>, name: string, lang: Lang): string => {
  const found = Object.hasOwn(names, name) ? names[name] : undefined
  return found ? found[lang === 'vi' ? 0 : 1] : spaced(name)
}

/** How an input is called: by the set, else by the list of the shipped sets, else by its name. */
export const inputName = (leaf: Pick<Leaf, 'inputs'>, name: string, lang: Lang): string => {
  const label = leaf.inputs?.find((input) => input.name === name)
  const own = lang === 'vi' ? label?.label_vi : (label?.label_en ?? label?.label_vi)
  return own || known(inputNames, name, lang)
}

/** How an outcome of a choice is called. */
export const optionName = (
  option: { value: string; label_vi?: string; label_en?: string },
  lang: Lang,
): string => {
  const own = lang === 'vi' ? option.label_vi : (option.label_en ?? option.label_vi)
  return own || known(optionNames, option.value, lang)
}

/** How a group of people asked is called. */
export const groupName = (group: string, lang: Lang): string => known(groupNames, group, lang)

/** How a class is called, with a capital: it heads a group. */
export const bandName = (band: { label_vi: string; label_en?: string }, lang: Lang): string => {
  const name = lang === 'en' ? (band.label_en ?? band.label_vi) : band.label_vi
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
