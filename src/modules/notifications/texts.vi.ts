export const vi = {
  notifications: 'Thông báo',
  lede: (total: string) => `${total} thông báo, mới nhất trước.`,
  none: 'Chưa có thông báo nào. Khi có việc giao cho đồng chí, sắp đến hạn hoặc có trao đổi, thông báo sẽ hiện ở đây.',
  readAll: 'Đánh dấu đã đọc tất cả',
  when: 'Lúc',
  what: 'Nội dung',
  state: 'Trạng thái',
  isNew: 'Mới',
  isRead: 'Đã đọc',
  greeting: (name: string) => `Kính gửi đồng chí ${name},`,
  digestSubject: (count: number, day: string) => `Canh Tân: ${count} thông báo đến ngày ${day}`,
  mailFoot: (url: string) => `Thư tự động của Canh Tân. Đổi cách nhận thư: ${url}`,
}
export type Texts = typeof vi
