/** What a form sent to be read: a file, or a pasted text; undefined when neither. */
export const sentBytes = async ({
  file,
  pasted,
}: {
  file?: File | undefined
  pasted?: string | undefined
}): Promise<{ bytes: Uint8Array; name: string; file: boolean } | undefined> => {
  if (file && (file.size > 0 || file.name !== ''))
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 255), file: true }
  return pasted?.trim()
    ? { bytes: new TextEncoder().encode(pasted), name: 'van-ban.txt', file: false }
    : undefined
}
