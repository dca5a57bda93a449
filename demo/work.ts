import { pdfOf } from '../src/modules/documents/facts.ts'
import { actOnTask, submitTask } from '../src/modules/tasks/actions.ts'
import { type TaskLine, taskLines } from '../src/modules/tasks/facts.ts'
import { addDays, type Day, weekday } from '../src/platform/day.ts'
import type { Act, Stage } from './stage.ts'

/** The next day on which offices work, counted from a day itself (Monday to Friday). */
export const workday = (day: Day): Day => (weekday(day) > 5 ? workday(addDays(day, 1)) : day)

/** The tasks of a plan or directive, by the number that their instruction has there. */
export const tasksOf = async (
  stage: Stage,
  day: Day,
  source: { kind: string; id: number },
): Promise<TaskLine[]> => taskLines(stage.system(day), { source })

/** Who moves a task forward for its lead unit: its focal officer. */
export const lead = async (stage: Stage, task: TaskLine, day: Day, time?: string) => {
  const username = await stage.focalOf(task.lead_unit_id)
  if (!username) throw new Error(`the unit ${task.lead_unit_id} has no focal officer in the demo`)
  return stage.as(username, day, time)
}

/** Who checks: the clerk of the standing agency, and the chairman what the standing agency's own unit has done. */
export const checker = async (stage: Stage, task: TaskLine, day: Day, time = '15:30') => {
  const own = (await stage.unit('SNV')) === task.lead_unit_id
  return stage.as(own ? 'banhanh' : 'thuongtruc', day, time)
}

export const accept = async (stage: Stage, task: TaskLine, day: Day): Promise<void> => {
  await actOnTask(await lead(stage, task, day, '08:20'), task.id, 'accept', {})
}

/** A report of the unit as a PDF in the official layout; its number and text are made up and say so. */
const product = async (task: TaskLine, day: Day, documentNo: string): Promise<File> => {
  const bytes = await pdfOf({
    type: 'BC',
    number: null,
    symbol: { agency: 'MH' },
    agency: task.lead_name,
    place: 'Nghệ An',
    date: day,
    subject: `Kết quả thực hiện nhiệm vụ ${task.code} (văn bản minh họa)`,
    body: [
      {
        kind: 'paragraph',
        text: `Văn bản số ${documentNo} do dự án đặt ra để trình diễn, không phải văn bản thật.`,
      },
      { kind: 'paragraph', text: `Nhiệm vụ: ${task.title}.` },
    ],
    signature: { authority: ['THỦ TRƯỞNG ĐƠN VỊ'], name: 'Nguyễn Văn Mẫu' },
    recipients: ['Như trên'],
  })
  return new File(
    [new Uint8Array(bytes)],
    `bao-cao-${task.code.toLowerCase().replace(/[^a-z0-9-]/g, '')}.pdf`,
    { type: 'application/pdf' },
  )
}

/** The product is handed in under a document number; `withFile` adds the report itself as evidence. */
export const submit = async (
  stage: Stage,
  task: TaskLine,
  day: Day,
  documentNo: string,
  withFile = false,
): Promise<void> => {
  const evidence = withFile
    ? [
        {
          file: await product(task, day, documentNo),
          title: `Báo cáo kết quả ${task.code} (minh họa)`,
          pageRef: '1',
        },
      ]
    : []
  await submitTask(await lead(stage, task, day, '16:05'), task.id, { documentNo, evidence })
}

export const complete = async (stage: Stage, task: TaskLine, day: Day): Promise<void> => {
  await actOnTask(await checker(stage, task, day), task.id, 'complete', {})
}

export const act = (day: Day, what: string, play: (stage: Stage) => Promise<void>): Act => ({
  day,
  what,
  play,
})
