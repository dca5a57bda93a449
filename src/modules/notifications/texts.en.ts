import type { Texts } from './texts.vi.ts'

export const en = {
  notifications: 'Notices',
  lede: (total: string) => `${total} notices, newest first.`,
  none: 'No notice yet. When work is given to you, comes near its day or is talked about, it will be told here.',
  readAll: 'Mark all as read',
  when: 'When',
  what: 'What',
  state: 'State',
  isNew: 'New',
  isRead: 'Read',
  greeting: (name: string) => `Dear ${name},`,
  digestSubject: (count: number, day: string) => `Canh Tân: ${count} notices up to ${day}`,
  mailFoot: (url: string) => `An automatic mail of Canh Tân. Change how you get mail: ${url}`,
} satisfies Texts
