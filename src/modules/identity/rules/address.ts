/** Where to go after signing in: a path on this site only, so that a link cannot lead people elsewhere. */
export const localPath = (next: string | undefined): string => {
  if (!next || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes('\\')) return '/'
  return /^\/sign-(in|out)\b/.test(next) ? '/' : next
}
