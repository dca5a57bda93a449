import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import {
  appointRewardCouncil,
  castBallot,
  closeVote,
  draftNomination,
  editNomination,
  listNomination,
  makeRewardRound,
  openRewardRound,
  openVote,
  sendNomination,
} from '../modules/rewards/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of rewards speak of. */
export type RewardSubjects = {
  /** rounds of the matrix: a draft with its version, one ready for the vote, one voted on */
  draft: number
  draftVersion: number
  checking: number
  voted: number
  /** rounds of the demonstration: open for nominations, voting, decided */
  open: number
  voting: number
  decided: number
  /** STTTT's draft with a file and its version, one of another unit that was sent, one that warns */
  nomination: number
  nominationVersion: number
  sent: number
  warned: number
  /** STTTT's, of the decided round */
  certificate: number
  /** an award entered from a paper */
  earlier: number
  code: string
}

const titles = { draft: 'soạn', checking: 'trước biểu quyết', voted: 'đã biểu quyết' }
const titleOf = (what: keyof typeof titles): string => `Đợt khen thưởng mẫu của ma trận: ${titles[what]}`

const words = {
  ...{ name: undefined, post: undefined, address: undefined, outside: undefined, standing: undefined },
  ...{ reason: undefined, report: 'Báo cáo mẫu của ma trận' },
}

const make = async (stage: Stage, day: Day, what: keyof typeof titles): Promise<number> =>
  makeRewardRound(await stage.as('thuongtruc', day), {
    ...{ year: 2024, title: titleOf(what), occasion: 'Dịp mẫu', achievement: `Việc mẫu ${what}` },
    ...{ form: 'bang-khen-tinh', legal: '', maxCollectives: 1, maxIndividuals: 1 },
    ...{ opensOn: '2025-01-06', nominateBy: '2025-01-10', councilOn: '2025-02-20', decideBy: '2025-02-28' },
  })

/** A round with a council of three and one nomination of the Department of Justice on its list. */
const ready = async (stage: Stage, what: keyof typeof titles): Promise<number> => {
  const day = '2025-01-07'
  const id = await make(stage, day, what)
  const clerk = await stage.as('thuongtruc', day)
  const person = async (name: string) => (await stage.as(name, day)).actor.id ?? ''
  await appointRewardCouncil(clerk, id, {
    ...{ decisionNo: '20/QĐ-UBND (mẫu)', decidedOn: day, headId: await person('banhanh') },
    memberIds: [await person('uyvien'), await person('tt.stc')],
  })
  await openRewardRound(clerk, id)
  const fromUnitId = await stage.unit('STP')
  const one = await draftNomination(await stage.as('dm.stp', day), id, {
    ...{ fromUnitId, kind: 'collective', nominee: `unit:${fromUnitId}`, ...words },
    achievement: `Tổ chức hội thi mẫu ${what}`,
  })
  await sendNomination(await stage.as('tt.stp', day), one)
  await listNomination(clerk, one)
  return id
}

/** Rounds that stand where the demonstration has none, and a file on a nomination of STTTT. */
export const addRewards = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  await make(stage, '2025-01-07', 'draft')
  await ready(stage, 'checking')
  const voted = await ready(stage, 'voted')
  const day = '2025-01-15'
  await openVote(await stage.as('thuongtruc', day), voted, { metAt: 'Phòng mẫu' })
  const listed = await sql<{
    id: number
  }>`select id from reward_nomination where round_id = ${voted}`.execute(deps.db)
  const votes = listed.rows.map(({ id }) => ({ nominationId: id, choice: 'for' as const }))
  for (const name of ['banhanh', 'uyvien', 'tt.stc'])
    await castBallot(await stage.as(name, day), voted, votes)
  await closeVote(await stage.as('banhanh', day), voted, 'Kết luận mẫu')
  const { nomination } = await rewardSubjects(deps.db)
  await editNomination(await stage.as('daumoi', '2025-02-18'), nomination, {
    ...{ ...words, nominee: `unit:${await stage.unit('STTTT')}`, achievement: 'Việc mẫu của Sở' },
    file: new File(['Báo cáo thành tích mẫu của ma trận.\n'], 'bao-cao-thanh-tich.txt', {
      type: 'text/plain',
    }),
  })
}

export const rewardSubjects = async (db: Db): Promise<RewardSubjects> => {
  const found = await sql<RewardSubjects>`
    with unit as (select unit_id from unit_code where code = 'STTTT'),
    mine as (select * from reward_round where title like '%của ma trận%'),
    own as (select * from reward_round where title not like '%của ma trận%' and place is null),
    open as (select id from own where state = 'open')
    select (select id from mine where title = ${titleOf('draft')}) as draft,
      (select version from mine where title = ${titleOf('draft')}) as "draftVersion",
      (select id from mine where title = ${titleOf('checking')}) as checking,
      (select id from mine where title = ${titleOf('voted')}) as voted, open.id as open,
      (select id from own where state = 'voting') as voting, (select id from own where state = 'decided') as decided,
      n.id as nomination, n.version as "nominationVersion",
      (select min(id) from reward_nomination s where s.round_id = open.id and s.state = 'sent' and s.kind = 'collective') as sent,
      (select min(id) from reward_nomination w where w.round_id = open.id and w.council_reason is not null) as warned,
      c.id as certificate, c.code, (select min(id) from reward_earlier) as earlier
    from open, unit, reward_nomination n, reward_certificate c join reward_nomination m on m.id = c.nomination_id
    where n.round_id = open.id and n.state = 'draft' and n.from_unit_id = unit.unit_id and m.from_unit_id = unit.unit_id
    order by c.id limit 1`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no rewards')
  return row
}

type Hint = (
  s: {
    rewards: RewardSubjects
    result: { round: number }
    unit: Record<string, number>
    person: Record<string, string>
  },
  actor: ActorName,
) => unknown

/** What stands in the addresses. */
export const rewardParams: [RegExp, Record<string, Hint>][] = [
  [/^\/rewards\/rounds\/:id\/(edit|opening)/, { id: (s) => s.rewards.draft }],
  [/^\/rewards\/rounds\/:id\/vote$/, { id: (s) => s.rewards.checking }],
  [/^\/rewards\/rounds\/:id\/(papers|decision)/, { id: (s) => s.rewards.voted }],
  [/^\/rewards\/rounds\/:id\/(ballots?|vote-closing)$/, { id: (s) => s.rewards.voting }],
  [/^(\/rewards\/rounds|\/reward-rounds)\/:id\/(awards|certificates)/, { id: (s) => s.rewards.decided }],
  [/^(\/rewards\/rounds|\/reward-rounds)\/:id/, { id: (s) => s.rewards.open }],
  [/^\/rewards\/nominations\/:id\/(listing|return)/, { id: (s) => s.rewards.sent }],
  [/^\/rewards\/nominations\/:id\/council-reason/, { id: (s) => s.rewards.warned }],
  [/^\/rewards\/nominations\//, { id: (s) => s.rewards.nomination }],
  [/^\/rewards\/forms\/:code/, { code: () => 'giay-khen-thuong-truc' }],
  [/^\/rewards\/earlier\/:id/, { id: (s) => s.rewards.earlier }],
  [/^\/rewards\/certificates\//, { id: (s) => s.rewards.certificate }],
  [/^\/cong-khai\/bang-khen\/danh-sach\//, { id: (s) => s.rewards.decided }],
  [/^\/cong-khai\/bang-khen\/:code/, { code: (s) => s.rewards.code }],
]

const round: Record<string, Hint> = {
  form: () => 'bang-khen-tinh',
  occasion: () => 'Dịp mẫu',
  achievement: () => 'Việc mẫu',
  opensOn: () => '2025-03-03',
  nominateBy: () => '2025-03-14',
  councilOn: () => '2025-03-21',
  decideBy: () => '2025-03-28',
  maxCollectives: () => '3',
  maxIndividuals: () => '3',
}
const outside: Record<string, Hint> = {
  nominee: () => 'outside',
  name: () => 'Doanh nghiệp Mẫu của ma trận',
  outside: () => 'enterprise',
  achievement: () => 'Việc mẫu khác',
}

const aForm: Record<string, Hint> = {
  nameVi: () => 'Giấy khen mẫu của ma trận',
  nameEn: () => 'A sample commendation',
  certificateTitle: () => 'GIẤY KHEN',
  honours: () => 'Giám đốc Sở Mẫu',
  kinds: () => 'collective',
  rankWithin: () => '5',
  'check-discipline': () => 'block',
  'check-same-act': () => 'warn',
  'check-rating': () => 'off',
  'check-rank': () => 'off',
  legal: () => 'Luật mẫu',
  validFrom: () => '2025-03-01',
}

/** What the forms are filled with. */
export const rewardBodies: Record<string, Record<string, Hint>> = {
  '/rewards/rounds': round,
  '/rewards/rounds/:id/edit': { ...round, version: (s) => s.rewards.draftVersion },
  '/rewards/rounds/:id/proposals': { resultId: (s) => String(s.result.round), top: () => '20' },
  '/rewards/rounds/:id/council': {
    headId: (s) => s.person.banhanh,
    memberIds: (s) => [s.person.uyvien, s.person['tt.stc']],
  },
  '/rewards/rounds/:id/vote': { metAt: () => 'Phòng mẫu' },
  '/rewards/rounds/:id/vote-closing': { conclusion: () => 'Kết luận mẫu' },
  '/rewards/rounds/:id/papers': { paper: () => 'minutes' },
  '/rewards/rounds/:id/decision': { decisionNo: () => '700/QĐ-UBND (mẫu)', decidedOn: () => '2025-02-20' },
  '/rewards/rounds/:id/nominations': {
    ...outside,
    kind: () => 'collective',
    fromUnitId: (s) => String(s.unit.STTTT),
  },
  '/rewards/nominations/:id': { ...outside, version: (s) => s.rewards.nominationVersion },
  '/rewards/forms': aForm,
  '/rewards/forms/:code': aForm,
  '/rewards/forms/:code/end': { last: () => '2025-12-31', reason: () => 'Lý do mẫu' },
  '/rewards/earlier/new': {
    press: () => 'try',
    source: () => 'Sổ mẫu',
    table: () =>
      'loại;tên;thành tích;số quyết định;ngày quyết định\ntập thể;Phòng Mẫu;Việc mẫu;9/QĐ;01/02/2023',
  },
  '/rewards/certificates/:id/revocation': { decidedOn: () => '2025-02-20' },
}
