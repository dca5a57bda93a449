import type { BlockInput, OfficialDocument } from './model.ts'

/*
 * Documents for the tests and for looking at. Names, figures and addresses in them are invented.
 */
const signature = {
  authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  name: 'Nguyễn Văn Mẫu',
}

const longRows = (count: number): BlockInput => ({
  kind: 'table',
  columns: [
    { width: 1, align: 'center' },
    { width: 6, align: 'left' },
    { width: 3, align: 'left' },
    { width: 2, align: 'right' },
  ],
  head: [
    [
      { text: 'TT', rowspan: 2 },
      { text: 'Nhiệm vụ', rowspan: 2 },
      { text: 'Kết quả', colspan: 2 },
    ],
    ['Đơn vị chủ trì', 'Số ngày quá hạn'],
  ],
  rows: Array.from({ length: count }, (_, i) =>
    i % 25 === 0
      ? { group: `Lĩnh vực ${i / 25 + 1}` }
      : [
          String(i),
          `Rà soát thủ tục hành chính nhóm ${i} để đơn giản hóa`,
          'Sở Nội vụ',
          String((i * 7) % 40),
        ],
  ),
})

/** A report (BC) with a table over several pages. */
export const report: OfficialDocument = {
  type: 'BC',
  number: 5,
  symbol: { agency: 'SNV' },
  parentAgency: 'Ủy ban nhân dân\ntỉnh Nghệ An',
  agency: 'Sở Nội vụ',
  place: 'Nghệ An',
  date: '2023-01-05',
  subject: 'Kết quả thực hiện kế hoạch cải cách hành chính 9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm 2023',
  addressees: ['Ủy ban nhân dân tỉnh'],
  body: [
    {
      kind: 'paragraph',
      text: 'Thực hiện kế hoạch của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2023, Sở Nội vụ báo cáo kết quả như sau:',
    },
    { kind: 'heading', level: 'division', title: 'Kết quả chung' },
    { kind: 'heading', level: 'clause', title: [{ text: 'Tiến độ kế hoạch', bold: true }] },
    {
      kind: 'paragraph',
      text: [
        { text: 'Đến ngày 30/9/2023 đã hoàn thành ' },
        { text: '33/41', bold: true },
        { text: ' nhiệm vụ, ' },
        { text: 'đạt 80,49 %', italic: true },
        {
          text: '; số còn lại đang được các đơn vị tổ chức thực hiện theo thời hạn được giao trong kế hoạch.',
        },
      ],
    },
    { kind: 'dash', text: 'Nhiệm vụ quá hạn: 02, thuộc trách nhiệm của hai đơn vị.' },
    { kind: 'heading', level: 'clause', title: [{ text: 'Nhiệm vụ chậm theo đơn vị', bold: true }] },
    { kind: 'item', level: 'point', text: 'Bảng dưới đây liệt kê từng nhiệm vụ.' },
    longRows(80),
    { kind: 'heading', level: 'division', title: 'Phương hướng' },
    { kind: 'paragraph', text: 'Tiếp tục thực hiện các nhiệm vụ còn lại của kế hoạch./.' },
  ],
  signature: { authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Trần Thị Ví Dụ' },
  recipients: ['Như trên', 'Giám đốc, các Phó Giám đốc Sở'],
  archive: ['CCHC'],
}

/** A dispatch (công văn) with several addressees, urgent, with a contact line. */
export const dispatch: OfficialDocument = {
  type: 'CV',
  number: 123,
  symbol: { agency: 'UBND', unit: 'NC' },
  agency: 'Ủy ban nhân dân\ntỉnh Nghệ An',
  place: 'Nghệ An',
  date: '2023-10-12',
  subject: 'V/v đẩy mạnh thực hiện nhiệm vụ cải cách hành chính quý IV năm 2023',
  addressees: [
    'Các sở, ban, ngành cấp tỉnh',
    'Ủy ban nhân dân các huyện, thành phố, thị xã;',
    'Các cơ quan ngành dọc đóng trên địa bàn tỉnh',
  ],
  body: [
    {
      kind: 'paragraph',
      text: 'Để hoàn thành các chỉ tiêu của năm, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện những nội dung sau:',
    },
    {
      kind: 'item',
      level: 'clause',
      text: 'Rà soát các nhiệm vụ chưa hoàn thành; xác định rõ nguyên nhân và trách nhiệm của từng cá nhân.',
    },
    { kind: 'item', level: 'clause', text: 'Báo cáo kết quả qua Sở Nội vụ trước ngày 30/10/2023, gồm:' },
    { kind: 'item', level: 'point', text: 'Danh mục nhiệm vụ;' },
    { kind: 'item', level: 'point', text: 'Giải trình đối với nhiệm vụ quá hạn.' },
    { kind: 'paragraph', text: 'Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.' },
  ],
  signature,
  recipients: ['Như trên', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'Trung tâm Phục vụ hành chính công tỉnh'],
  archive: ['NC'],
  drafterCopies: 'NVM.45',
  urgency: 'HỎA TỐC',
  circulation: 'XEM XONG TRẢ LẠI',
  contact: [
    'Số 1 đường Ví Dụ, thành phố Vinh, tỉnh Nghệ An; điện thoại: 0238 000 000; thư điện tử: vidu@nghean.example',
  ],
}

/** A plan (KH) with a landscape annex and a portrait one. */
export const plan: OfficialDocument = {
  type: 'KH',
  number: 12,
  symbol: { agency: 'UBND' },
  agency: 'Ủy ban nhân dân\ntỉnh Nghệ An',
  place: 'Nghệ An',
  date: '2023-03-09',
  subject: 'Cải cách hành chính năm 2023',
  legalGrounds: [],
  body: [
    { kind: 'heading', level: 'division', title: 'Mục đích, yêu cầu' },
    { kind: 'paragraph', text: 'Nâng cao chất lượng phục vụ người dân, doanh nghiệp.' },
    { kind: 'heading', level: 'division', title: 'Nhiệm vụ' },
    { kind: 'paragraph', text: 'Các nhiệm vụ cụ thể tại Phụ lục kèm theo.' },
  ],
  signature,
  recipients: ['Bộ Nội vụ', 'Thường trực Tỉnh ủy', 'Các sở, ban, ngành'],
  archive: ['NC'],
  annexes: [
    {
      title: 'Danh mục nhiệm vụ cải cách hành chính năm 2023',
      orientation: 'landscape',
      body: [
        {
          kind: 'table',
          columns: [
            { width: 1, align: 'center' },
            { width: 7 },
            { width: 5 },
            { width: 4 },
            { width: 5 },
            { width: 3, align: 'center' },
          ],
          head: [['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời hạn']],
          rows: Array.from({ length: 46 }, (_, i) =>
            i % 10 === 0
              ? { group: [{ text: `${['I', 'II', 'III', 'IV', 'V'][i / 10]}. Lĩnh vực thứ ${i / 10 + 1}` }] }
              : [
                  String(i),
                  `Nhiệm vụ số ${i} của kế hoạch`,
                  'Quyết định',
                  'Sở Nội vụ',
                  'Các sở, ban, ngành',
                  'Quý III',
                ],
          ),
        },
      ],
    },
    { title: 'Danh sách đơn vị thí điểm', body: [{ kind: 'paragraph', text: 'Bảy đơn vị.' }] },
  ],
}

/** A decision (QĐ) with chapters, sections, articles, clauses and points. */
export const decision: OfficialDocument = {
  type: 'QĐ',
  number: 57,
  symbol: { agency: 'BCĐCCHC' },
  parentAgency: 'Ủy ban nhân dân tỉnh Nghệ An',
  agency: 'Ban Chỉ đạo\ncải cách hành chính',
  place: 'Nghệ An',
  date: '2023-02-06',
  subject: 'Về việc ban hành Quy chế hoạt động của Ban Chỉ đạo cải cách hành chính',
  decidingOffice: 'Trưởng Ban Chỉ đạo cải cách hành chính tỉnh',
  legalGrounds: [
    'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
    'Theo đề nghị của Giám đốc Sở Nội vụ;',
  ],
  body: [
    {
      kind: 'item',
      level: 'article',
      text: 'Ban hành kèm theo Quyết định này Quy chế hoạt động của Ban Chỉ đạo.',
    },
    { kind: 'heading', level: 'part', title: 'Phần chung' },
    { kind: 'heading', level: 'chapter', title: 'Những quy định chung' },
    { kind: 'heading', level: 'section', title: 'Nguyên tắc' },
    { kind: 'heading', level: 'article', title: 'Nguyên tắc làm việc' },
    { kind: 'item', level: 'clause', text: 'Ban Chỉ đạo làm việc theo nguyên tắc tập trung, dân chủ:' },
    { kind: 'item', level: 'point', text: 'Trưởng ban kết luận;' },
    { kind: 'item', level: 'point', text: 'Thành viên chịu trách nhiệm.' },
    { kind: 'item', level: 'article', text: 'Quyết định này có hiệu lực kể từ ngày ký./.' },
  ],
  signature: { authority: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'], name: 'Lê Văn Thí Dụ' },
  recipients: ['Như Điều 1', 'Các thành viên Ban Chỉ đạo'],
  archive: ['CCHC'],
}

export const samples = { report, dispatch, plan, decision }
