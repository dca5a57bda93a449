import type { Texts } from './texts.vi.ts'

const count = (n: number): string => n.toLocaleString('en-GB')

export const en = {
  tasks: 'Tasks',
  task: 'Task',
  days: (n: number) => (n === 1 ? '1 day' : `${count(n)} days`),
  measures: {
    completionOfAssigned: 'Completed of assigned',
    completionOfDue: 'Completed of due',
    onTimeOfCompleted: 'On time of completed',
    onTimeOfDue: 'On time of due',
    overdueOfOpen: 'Overdue of open',
  },
  timeliness: {
    'no-deadline': 'No deadline',
    'on-time': 'On time',
    late: 'Late',
    overdue: 'Overdue',
    'due-soon': 'Due soon',
    'in-time': 'In time',
    suspended: 'Suspended',
    recalled: 'Recalled',
  },
} satisfies Texts
