import type { Asked } from './asked.ts'
import { written } from './written.ts'

// The process that writes Word and PDF: a fault of the compiler ends it, and not the server.
const answer = async ({ id, wanted }: Asked): Promise<void> => {
  try {
    process.send?.({ id, bytes: await written(wanted) })
  } catch (fault) {
    process.send?.({ id, fault: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) })
  }
}

let last = Promise.resolve()
process.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked))
})
process.on('disconnect', () => process.exit())
// A terminal's Ctrl-C reaches the whole group; the server ends us when it ends.
process.on('SIGINT', () => {})
