import type { Wanted } from './asked.ts'

/** Writes what is wanted, in the process that calls; the compilers are loaded when they are first asked. */
export const written = async (wanted: Wanted): Promise<Uint8Array> => {
  if (wanted.format === 'certificates')
    return (await import('../layout/certificate.ts')).toCertificates(wanted.doc)
  if (wanted.format === 'cards') return (await import('../layout/cards.ts')).toCards(wanted.doc)
  if (wanted.format === 'pdf') return (await import('../layout/pdf.ts')).toPdf(wanted.doc)
  return (await import('../layout/docx.ts')).toDocx(wanted.doc)
}
