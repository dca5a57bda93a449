/** What the system can fill in for a unit and year (facts/system.ts), with the type of input that takes it. */
export const systemKeys = {
  'plan.issued-on': 'day',
  'plan.tasks-planned': 'number',
  'plan.tasks-done': 'number',
  'tasks.assigned': 'number',
  'tasks.done': 'number',
  'tasks.on-time': 'number',
  'tasks.late': 'number',
  'tasks.overdue': 'number',
  'initiatives.recognised': 'number',
  'reports.due': 'number',
  'reports.sent': 'number',
  'reports.on-time': 'number',
  'inspections.findings-due': 'number',
  'inspections.findings-closed': 'number',
  'inspections.units-share': 'number',
  'communication.activities': 'number',
  'communication.items': 'number',
  'communication.channels': 'number',
  'communication.reach': 'number',
  'communication.asked': 'number',
  'communication.acknowledged': 'number',
  'communication.on-time': 'number',
  'survey.answers': 'answers',
  'survey.sipas': 'number',
} as const satisfies Record<string, 'day' | 'number' | 'answers'>
export type SystemKey = keyof typeof systemKeys

export const isSystemKey = (key: string): key is SystemKey => Object.hasOwn(systemKeys, key)
