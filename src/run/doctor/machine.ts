import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileStore } from '../../modules/documents/facts.ts'
import type { Config } from '../../platform/config.ts'
import { checkMail as greet, mailIsSet } from '../../platform/mail.ts'
import { bad, type Finding, ok, warn, words } from './finding.ts'

/** What lies at the root of a fault: a store's own sentence hides why it could not. */
const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault)
  const inner = fault.cause === undefined ? '' : reasonOf(fault.cause)
  return inner
    ? `${fault.message} (${inner})`
    : fault.message || ('code' in fault ? String(fault.code) : fault.name)
}

/** Writes, reads and removes a file where evidence is kept. */
export const checkStorage = async (config: Config): Promise<Finding> => {
  const place = config.S3_BUCKET ? `S3 ${config.S3_BUCKET}` : join(config.DATA_DIR, 'files')
  const probe = randomBytes(1024)
  try {
    const store = await fileStore(config)
    const { hash } = await store.put(probe)
    const same = Buffer.from(await store.get(hash)).equals(probe)
    await store.remove(hash)
    if (!same) throw new Error('read back other bytes')
    return ok('storage', words(`Ghi, đọc, xóa được: ${place}`, `Writes, reads, removes: ${place}`))
  } catch (fault) {
    const reason = reasonOf(fault)
    return bad(
      'storage',
      words(`${place}: ${reason}`, `${place}: ${reason}`),
      words(
        'Kiểm tra quyền ghi của thư mục, hoặc các biến S3_.',
        'Check the folder’s permissions, or the S3_ settings.',
      ),
    )
  }
}

const patienceMs = 8_000

/** Whether the mail server greets us; nothing is sent. */
export const checkMail = async (config: Config): Promise<Finding> => {
  if (!mailIsSet(config) || !config.SMTP_URL)
    return warn(
      'mail',
      words('Chưa đặt SMTP_URL: không có thư nào được gửi', 'SMTP_URL is not set: no mail goes out'),
      words('Đặt SMTP_URL và MAIL_FROM.', 'Set SMTP_URL and MAIL_FROM.'),
    )
  const { host } = new URL(config.SMTP_URL)
  const late = sleep(patienceMs, undefined, { ref: false }).then(() => {
    throw new Error(`no greeting within ${patienceMs / 1000} s`)
  })
  try {
    await Promise.race([greet(config), late])
    const said = words(`${host} nhận thư`, `${host} takes mail`)
    if (config.PUBLIC_URL) return ok('mail', said)
    return warn(
      'mail',
      words(`${said.vi}, nhưng chưa đặt PUBLIC_URL`, `${said.en}, but PUBLIC_URL is not set`),
      words(
        'Đặt PUBLIC_URL là địa chỉ người dùng mở, không thì liên kết trong thư không mở được từ máy khác.',
        'Set PUBLIC_URL to the address people use, else links in mails open on this machine alone.',
      ),
    )
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    const todo = words('Kiểm tra SMTP_URL và tường lửa.', 'Check SMTP_URL and the firewall.')
    return bad('mail', words(`${host}: ${reason}`, `${host}: ${reason}`), todo)
  }
}

const gigabyte = 1_073_741_824

/** Free space where the data lives. */
export const checkDisk = async (config: Config): Promise<Finding> => {
  const folder = existsSync(config.DATA_DIR) ? config.DATA_DIR : '.'
  const { bavail, blocks, bsize } = await statfs(folder)
  const free = (bavail * bsize) / gigabyte
  const share = Math.floor((bavail / blocks) * 100)
  const said = words(
    `Còn trống ${free.toFixed(1)} GB (${share} %) ở ${folder}`,
    `${free.toFixed(1)} GB (${share} %) free at ${folder}`,
  )
  const todo = words('Dọn ổ đĩa hoặc thêm dung lượng.', 'Make room, or add a disk.')
  if (free < 0.2) return bad('disk', said, todo)
  if (free < 2 || share < 5) return warn('disk', said, todo)
  return ok('disk', said)
}

const secretFiles = ['secret', 'postgres.password', 'demo.password']

/** Whether files with secrets are readable by their owner alone. */
export const checkSecrets = (config: Config): Finding => {
  const files = secretFiles.map((name) => join(config.DATA_DIR, name)).filter((path) => existsSync(path))
  const open = files.filter((path) => (statSync(path).mode & 0o077) !== 0)
  if (open.length === 0)
    return ok(
      'secrets',
      words(
        `${files.length} tệp mật, chỉ chủ đọc được`,
        `${files.length} secret files, for their owner alone`,
      ),
    )
  return bad(
    'secrets',
    words(`Người khác đọc được: ${open.join(', ')}`, `Others may read: ${open.join(', ')}`),
    words(`chmod 600 ${open.join(' ')}`, `chmod 600 ${open.join(' ')}`),
  )
}
