import type { Lang } from '#platform/lang.ts'
import type { Frame } from '../layout.tsx'

/** A frame to look at: the person and her unit's figures are invented, the name says so. */
export const kitFrame = (lang: Lang, path = '/kit'): Frame => {
  const vi = lang === 'vi'
  return {
    lang,
    path,
    province: vi ? 'Tỉnh Nghệ An' : 'Nghệ An province',
    year: 2023,
    years: [2023, 2022, 2021],
    person: {
      name: 'Phạm Thị Minh Họa',
      office: vi ? 'Chuyên viên' : 'Officer',
      unit: vi ? 'Sở Nội vụ' : 'Department of Home Affairs',
    },
    waiting: 11,
    unread: 3,
    today: '2023-12-15',
    printedAt: new Date('2023-12-15T07:30:00+07:00'),
    rooms: [
      {
        rooms: [
          { href: '/', name: vi ? 'Toàn tỉnh' : 'The province' },
          { href: '/waiting', name: vi ? 'Việc chờ tôi' : 'Waiting for me', count: 11 },
        ],
      },
      {
        name: vi ? 'Công việc' : 'Work',
        rooms: [
          { href: '/programme', name: vi ? 'Chương trình năm' : 'Programme' },
          { href: '/directives', name: vi ? 'Văn bản chỉ đạo' : 'Directives' },
          { href: '/tasks', name: vi ? 'Nhiệm vụ' : 'Tasks' },
        ],
      },
      {
        name: vi ? 'Đo lường' : 'Measuring',
        rooms: [
          { href: '/scoring', name: vi ? 'Chấm điểm' : 'Scoring' },
          { href: '/ranking', name: vi ? 'Xếp hạng' : 'Ranking' },
        ],
      },
      {
        name: vi ? 'Nền tảng' : 'Foundations',
        rooms: [
          { href: '/units', name: vi ? 'Đơn vị' : 'Units' },
          { href: '/kit', name: vi ? 'Bộ mẫu' : 'Kit' },
        ],
      },
    ],
  }
}
