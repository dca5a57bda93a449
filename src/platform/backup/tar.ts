import { SetupProblem } from '../setup-problem.ts'

/** One member of a tar file. Bodies are whole: whatever is larger than memory allows is cut into numbered members. */
export type Member = { name: string; body: Uint8Array }

const block = 512
const padding = (size: number): number => (block - (size % block)) % block

/** What a person is told of a file that cannot be trusted; nothing has been written then. */
export const damaged = (detail: string): SetupProblem =>
  new SetupProblem(
    `Tệp sao lưu bị hỏng hoặc bị cắt (${detail}). Không có gì được ghi. Hãy lấy bản khác.\n` +
      `The backup file is damaged or cut short (${detail}). Nothing was written. Take another copy.`,
  )

const checksum = (header: Buffer): number => {
  let sum = 8 * 32 // the checksum's own eight bytes count as spaces
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += header[i] as number
  return sum
}

const headerOf = ({ name, body }: Member, seconds: number): Buffer => {
  const header = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100) throw new RangeError(`tar name too long: ${name}`)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${body.byteLength.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The bytes of a tar file (POSIX ustar: `tar tzf` reads it once gunzipped), a member at a time. */
export async function* writeTar(members: AsyncIterable<Member>, at: Date): AsyncGenerator<Uint8Array> {
  const seconds = Math.floor(at.getTime() / 1000)
  for await (const member of members) {
    yield headerOf(member, seconds)
    if (member.body.byteLength > 0) yield member.body
    const rest = padding(member.body.byteLength)
    if (rest > 0) yield Buffer.alloc(rest)
  }
  yield Buffer.alloc(2 * block)
}

/** Exactly `size` bytes at a time out of pieces of any size. */
const taker = (source: AsyncIterable<Uint8Array>) => {
  const pieces = source[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let length = 0
  return async (size: number): Promise<Buffer | undefined> => {
    while (length < size) {
      const next = await pieces.next()
      if (next.done) return undefined
      held.push(next.value)
      length += next.value.byteLength
    }
    const [only] = held
    const whole = held.length === 1 && only ? only : Buffer.concat(held)
    const all = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
    held = [all.subarray(size)]
    length -= size
    return all.subarray(0, size)
  }
}

const octal = (header: Buffer, from: number, length: number): number =>
  Number.parseInt(header.toString('latin1', from, from + length).replace(/[\0 ]+$/, ''), 8)

const ended = (header: Buffer): boolean => header.every((byte) => byte === 0)

/** The members of a tar file that `writeTar` wrote; throws SetupProblem where it is not whole. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const take = taker(source)
  for (;;) {
    const header = await take(block)
    if (!header) throw damaged('no end')
    if (ended(header)) return
    if (octal(header, 148, 8) !== checksum(header)) throw damaged('header')
    const name = header.toString('utf8', 0, 100).replace(/\0+$/, '')
    const size = octal(header, 124, 12)
    const whole = await take(size + padding(size))
    if (!whole) throw damaged(name)
    yield { name, body: whole.subarray(0, size) }
  }
}
