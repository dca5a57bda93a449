// The tables of this room.
export * from './store/condition.ts'
export * from './store/directive.ts'
export * from './store/items.ts'
export * from './store/letters.ts'
export * from './store/reminders.ts'
export * from './store/route.ts'
export * from './store/units.ts'
export { home, visibleTo } from './store/visible.ts'
