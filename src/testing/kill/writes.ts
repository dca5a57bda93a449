import { setTimeout as sleep } from 'node:timers/promises'

/** One request that changes something. `mark` names its effect, so that it can be counted afterwards. */
export type Write = { mark: string; token: string; path: string; body: object; key?: string }
export type Answer = { status: number; body: string }

/** What a round of writes is about; each list is long enough for its share of them. */
export type Material = {
  /** issued, to be accepted */
  fresh: number[]
  /** accepted, to be submitted */
  inHand: number[]
  /** accepted, for notes and progress: many at once on one row */
  shared: number[]
  leadUnitIds: number[]
  tokens: { leads: string[]; giver: string; clerk: string }
}

const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

const kinds = [
  (m: Material, n: number, mark: string) => ({
    mark: `note ${mark}`,
    token: m.tokens.clerk,
    path: `tasks/${turn(m.shared, n)}/notes`,
    body: { text: mark },
  }),
  (m: Material, n: number, mark: string) => ({
    mark: `progressed ${mark}`,
    token: turn(m.tokens.leads, n),
    path: `tasks/${turn(m.shared, n)}/progress`,
    body: { done: n, total: n + 1, note: mark },
  }),
  (m: Material, n: number) => ({
    mark: `accepted ${m.fresh[n]}`,
    token: turn(m.tokens.leads, n),
    path: `tasks/${m.fresh[n]}/acceptance`,
    body: {},
  }),
  (m: Material, n: number, mark: string) => ({
    mark: `submitted ${mark}`,
    token: turn(m.tokens.leads, n),
    path: `tasks/${m.inHand[n]}/submission`,
    body: { documentNo: mark, title: `Sản phẩm ${mark}` },
  }),
  (m: Material, _: number, mark: string) => ({
    mark: `given ${mark}`,
    token: m.tokens.giver,
    path: 'tasks',
    body: {
      title: mark,
      product: 'Báo cáo',
      leadUnitIds: m.leadUnitIds,
      deadlineKind: 'day',
      deadlineOn: '2023-12-15',
    },
  }),
]

/** `count` writes of five kinds in turns; each tenth goes without an Idempotency-Key. */
export const writesOf = (round: string, count: number, material: Material): Write[] =>
  Array.from({ length: count }, (_, i) => {
    const mark = `${round}-${i}`
    const write = (turn(kinds, i) as (typeof kinds)[0])(material, Math.floor(i / kinds.length), mark)
    return i % 10 === 9 ? write : { ...write, key: mark }
  })

/** Sends one; undefined when no answer came. */
export const send = async (
  address: string,
  { token, path, body, key }: Write,
): Promise<Answer | undefined> => {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(key && { 'idempotency-key': key }),
  }
  try {
    const answer = await fetch(`${address}/api/v1/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.text() }
  } catch {
    return undefined
  }
}

export const acknowledged = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && answer.status >= 200 && answer.status < 300

/** Sends again until there is an answer that is no fault, as a client with a key may. */
export const sendUntilAnswered = async (address: string, write: Write): Promise<Answer> => {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await send(address, write)
    if (answer && answer.status < 500) return answer
    await sleep(300)
  }
  throw new Error(`no answer to ${write.mark}`)
}
