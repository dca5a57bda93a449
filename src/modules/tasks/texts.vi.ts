const count = (n: number): string => n.toLocaleString('vi-VN')

export const vi = {
  tasks: 'Nhiệm vụ',
  task: 'Nhiệm vụ',
  days: (n: number) => `${count(n)} ngày`,
  measures: {
    completionOfAssigned: 'Hoàn thành trên số được giao',
    completionOfDue: 'Hoàn thành trên số đến hạn',
    onTimeOfCompleted: 'Đúng hạn trên số hoàn thành',
    onTimeOfDue: 'Đúng hạn trên số đến hạn',
    overdueOfOpen: 'Quá hạn trên số chưa xong',
  },
  timeliness: {
    'no-deadline': 'Không hạn',
    'on-time': 'Đúng hạn',
    late: 'Chậm',
    overdue: 'Quá hạn',
    'due-soon': 'Sắp đến hạn',
    'in-time': 'Còn hạn',
    suspended: 'Tạm hoãn',
    recalled: 'Đã thu hồi',
  },
}
export type Texts = typeof vi
