import { relative } from 'node:path'
import { projectRoot } from '../platform/root.ts'
import { SetupProblem } from '../platform/setup-problem.ts'

type SystemFault = { code: string; path?: string }

const isSystemFault = (fault: unknown): fault is SystemFault =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && 'syscall' in fault

const ofFiles: Record<string, [vi: string, en: string]> = {
  ENOENT: ['không có', 'is not there'],
  EISDIR: ['là một thư mục, không phải tệp', 'is a folder, not a file'],
  ENOTDIR: ['nằm dưới một tệp, không phải thư mục', 'lies below a file, not a folder'],
  EACCES: ['người đang chạy lệnh không có quyền', 'may not be used by whoever runs this'],
  EPERM: ['người đang chạy lệnh không có quyền', 'may not be used by whoever runs this'],
  EROFS: ['nằm trên ổ đĩa chỉ đọc', 'is on a disk that can only be read'],
  ENOSPC: ['ổ đĩa đã đầy', 'the disk is full'],
}

/** What came with the program itself: if that is missing, it is a fault. */
const isOurs = (path: string): boolean =>
  /^(db|dist|src|demo|node_modules)(\/|$)/.test(relative(projectRoot, path))

/**
 * What the operating system refused, in words, when a person can help: a file that was named is missing or closed, the
 * disk is full. Undefined for everything else.
 */
export const problemOf = (fault: unknown): SetupProblem | undefined => {
  if (!isSystemFault(fault)) return undefined
  const words = ofFiles[fault.code]
  // reading a folder names no path
  const path = fault.path ?? (fault.code === 'EISDIR' ? '?' : undefined)
  if (!words || path === undefined || isOurs(path)) return undefined
  return new SetupProblem(`${path}: ${words[0]} (${fault.code}).\n${path}: ${words[1]} (${fault.code}).`)
}
