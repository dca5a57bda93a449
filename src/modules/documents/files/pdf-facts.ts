import { getDocumentProxy } from 'unpdf'
import { Unfit } from './unfit.ts'

/** Pages of a PDF; throws Unfit for one that a password protects, or that cannot be read. */
export const pdfFacts = async (bytes: Uint8Array): Promise<{ pages: number }> => {
  try {
    return await readFacts(bytes)
  } catch (error) {
    if (error instanceof Unfit) throw error
    const { name } = error as Error
    throw name === 'PasswordException' ? new Unfit('encrypted') : new Unfit('broken', { why: name })
  }
}

const readFacts = async (bytes: Uint8Array): Promise<{ pages: number }> => {
  // The reader takes the buffer away from its owner: it gets a copy.
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 })
  try {
    const { info } = (await pdf.getMetadata()) as { info: { EncryptFilterName?: string | null } }
    // Also one that opens without a password but forbids printing or copying: it could not be kept as evidence.
    if (info.EncryptFilterName) throw new Unfit('encrypted')
    if (pdf.numPages < 1) throw new Unfit('broken', { why: 'no pages' })
    return { pages: pdf.numPages }
  } finally {
    await pdf.loadingTask.destroy()
  }
}
