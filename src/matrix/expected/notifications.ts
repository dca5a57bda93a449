import type { Expectations } from '../expected.ts'

/** Who gets what from the notifications room; see ../expected.ts for how to read a line. */
export const notifications: Expectations = {
  'web GET /notifications': { 200: 'everyone', shows: 'Thông báo' },
  'web GET /notifications/:id': { 303: 'everyone', shows: '/tasks' },
  'web POST /notifications/reading': { 303: 'everyone', shows: '/notifications' },
}
