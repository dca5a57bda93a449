import type { Asked } from './asked.ts'

// The process that writes Word and PDF: a fault of the compiler ends it, and not the server.
const answer = async ({ id, format, doc }: Asked): Promise<void> => {
  try {
    const bytes =
      format === 'pdf'
        ? await (await import('../layout/pdf.ts')).toPdf(doc)
        : await (await import('../layout/docx.ts')).toDocx(doc)
    process.send?.({ id, bytes })
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
