import { relative } from 'node:path'
import { projectRoot } from '../platform/root.ts'
import { SetupProblem } from '../platform/setup-problem.ts'

type SystemFault = { code: string; syscall?: string; path?: string; port?: number; address?: string }

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

const ofPorts: Record<string, [vi: string, en: string]> = {
  EADDRINUSE: [
    'đang có chương trình khác dùng; đặt PORT khác, hoặc PORT=0 để lấy cổng trống',
    'is used by another program; set another PORT, or PORT=0 for a free one',
  ],
  EACCES: [
    'cần quyền cao hơn; đặt PORT từ 1024 trở lên và để máy chủ trung gian đứng trước',
    'needs higher rights; set a PORT of 1024 or more and put a proxy before it',
  ],
  EADDRNOTAVAIL: ['không phải địa chỉ của máy này; xem biến HOST', 'is no address of this machine; see HOST'],
}

/** What came with the program itself: if that is missing, it is a fault. */
const isOurs = (path: string): boolean =>
  /^(db|dist|src|demo|node_modules)(\/|$)/.test(relative(projectRoot, path))

/**
 * What the operating system refused, in words, when a person can help: a file that was named is missing or closed, the
 * disk is full, the port is taken. Undefined for everything else.
 */
export const problemOf = (fault: unknown): SetupProblem | undefined => {
  if (!isSystemFault(fault)) return undefined
  const { code, syscall, path, port, address } = fault
  const words = syscall === 'listen' ? ofPorts[code] : ofFiles[code]
  // reading a folder names no path
  const what =
    syscall === 'listen' ? `${address ?? ''}:${port ?? ''}` : (path ?? (code === 'EISDIR' ? '?' : undefined))
  if (!words || what === undefined || (syscall !== 'listen' && isOurs(what))) return undefined
  return new SetupProblem(`${what}: ${words[0]} (${code}).\n${what}: ${words[1]} (${code}).`)
}
