/** The kinds of files that are taken. */
export type Kind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'png' | 'jpeg' | 'webp' | 'zip' | 'text'

/** For each kind: how its name may end, the first one being its own, and its media type. */
export const kinds: Record<Kind, { extensions: string[]; mime: string }> = {
  pdf: { extensions: ['pdf'], mime: 'application/pdf' },
  docx: {
    extensions: ['docx'],
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { extensions: ['xlsx'], mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: {
    extensions: ['pptx'],
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  png: { extensions: ['png'], mime: 'image/png' },
  jpeg: { extensions: ['jpg', 'jpeg'], mime: 'image/jpeg' },
  webp: { extensions: ['webp'], mime: 'image/webp' },
  zip: { extensions: ['zip'], mime: 'application/zip' },
  text: { extensions: ['txt', 'csv', 'md'], mime: 'text/plain' },
}
