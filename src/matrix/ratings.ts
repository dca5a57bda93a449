import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { type Stage, stageOf } from '../../demo/stage.ts'
import {
  appointCouncil,
  closeMeeting,
  computeProposals,
  decideRound,
  enterDiscipline,
  fileObjection,
  importScheme,
  makeRound,
  openMeeting,
  openRound,
  prepareDecision,
} from '../modules/appraisal/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of leaders' ratings speak of. */
export type RatingSubjects = {
  /** the demonstration's round of 2024, STTTT's case in it, a case with a confirmed cause */
  running: number
  own: number
  caused: number
  cause: number
  /** rounds of the matrix: a draft, one whose council votes, one before its decision, one decided */
  draft: number
  draftVersion: number
  voting: number
  votingCase: number
  prepared: number
  decision: number
  decided: number
  decidedOwn: number
  objection: number
  scheme: number
  schemeDraft: number
  national: number
  discipline: number
}

const day = '2025-02-18'
const titleOf = (what: string) => `Đợt xếp loại mẫu của ma trận: ${what}`
const file = join(projectRoot, 'db/reference/rating-schemes/synthetic-province-heads.json')
const schemeText = (code: string): string =>
  JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), code, title_vi: `Quy định mẫu ${code}` })

const wish = (what: string, year: number, schemeId: number) => ({
  title: titleOf(what),
  year,
  block: 'department',
  schemeId,
  postsOn: '2024-12-31',
  selfBy: '2025-01-10',
  commentsBy: '2025-01-20',
  meetingOn: day,
  decideBy: '2025-02-28',
  quorumPercent: 67,
  objectionDays: 15,
  capPercent: null,
  capReason: null,
})

/** A round whose council sits: the chairman, a committee member, STTTT's head. */
const opened = async (stage: Stage, what: string, year: number, schemeId: number): Promise<number> => {
  const clerk = await stage.as('thuongtruc', day)
  const id = await makeRound(clerk, wish(what, year, schemeId), true)
  await openRound(clerk, id)
  const seats = await Promise.all(['banhanh', 'uyvien', 'thutruong'].map((name) => stage.as(name, day)))
  const [head, ...members] = seats.map((ctx) => ctx.actor.id ?? '')
  await appointCouncil(clerk, id, {
    decisionNo: '9/QĐ-UBND (mẫu)',
    decidedOn: day,
    headId: head ?? '',
    memberIds: members,
  })
  await computeProposals(clerk, id)
  await openMeeting(await stage.as('banhanh', day, '14:00'), id)
  return id
}

/** All votes at once: what the council's doors write is looked at on the round that votes. */
const voted = async (stage: Stage, db: Db, id: number): Promise<number> => {
  await sql`insert into rating_vote (rated_id, person_id, level, at)
    select r.id, c.person_id, 'good', '2025-02-18T14:30:00+07:00' from rated_person r
    join rating_seat c on c.round_id = r.round_id where r.round_id = ${id} and c.person_id <> r.person_id`.execute(
    db,
  )
  await closeMeeting(await stage.as('banhanh', day, '16:00'), id, '9/BB (mẫu)')
  return prepareDecision(await stage.as('thuongtruc', day, '17:00'), id)
}

const caseOf = async (db: Db, roundId: number, code: string): Promise<number> => {
  const found = await sql<{ id: number }>`
    select r.id from rated_person r join unit_code c on c.unit_id = r.unit_id
    where r.round_id = ${roundId} and c.code = ${code}`.execute(db)
  return found.rows[0]?.id ?? 0
}

/** Rounds in every state, an objection that waits for its answer, a scheme's draft, an entry of discipline. */
export const addRatings = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const clerk = await stage.as('thuongtruc', day)
  const national = await sql<{ id: number }>`
    select id from rating_scheme where code = 'nd-90-2020-heads'`.execute(deps.db)
  const schemeId = national.rows[0]?.id ?? 0
  await makeRound(clerk, { ...wish('bản thảo', 2022, schemeId), block: 'district' }, true)
  await opened(stage, 'đang bỏ phiếu', 2022, schemeId)
  await voted(stage, deps.db, await opened(stage, 'chờ quyết định', 2021, schemeId))
  const decided = await opened(stage, 'đã quyết định', 2020, schemeId)
  const decision = await voted(stage, deps.db, decided)
  await decideRound(await stage.as('banhanh', '2025-02-19'), decision, {
    decisionNo: '99/QĐ-UBND (mẫu)',
    decidedOn: '2025-02-19',
    publish: 'names',
  })
  await fileObjection(
    await stage.as('tt.stp', '2025-02-19', '15:00'),
    await caseOf(deps.db, decided, 'STP'),
    {
      text: 'Kiến nghị mẫu của ma trận',
      file: new File(['Văn bản bổ sung mẫu (ma trận xếp loại).\n'], 'bo-sung.txt', { type: 'text/plain' }),
    },
  )
  await importScheme(clerk, schemeText('mau-ma-tran'))
  await enterDiscipline(clerk, {
    personId: (await stage.as('dm.sdl', day)).actor.id ?? '',
    form: 'reprimand',
    decisionNo: '1/QĐ (mẫu của ma trận)',
    decidedOn: '2023-01-10',
    until: '2024-01-10',
    source: 'Văn bản mẫu',
    note: null,
  })
}

export const ratingSubjects = async (db: Db): Promise<RatingSubjects> => {
  const found = await sql<RatingSubjects>`
    with now as (select id from rating_round where year = 2024 and block = 'department' and state = 'open'),
    of as (select r.id, r.round_id, g.title, c.code from rated_person r join rating_round g on g.id = r.round_id
      join unit_code c on c.unit_id = r.unit_id and c.code in ('STTTT', 'STP', 'SCT')),
    round as (select id, title, version from rating_round where title like 'Đợt xếp loại mẫu của ma trận%')
    select now.id as running,
      (select id from of where round_id = now.id and code = 'STTTT') as own,
      (select id from of where round_id = now.id and code = 'SCT') as caused,
      (select max(c.id) from rating_cause c join of on of.id = c.rated_id where of.round_id = now.id) as cause,
      (select id from round where title = ${titleOf('bản thảo')}) as draft,
      (select version from round where title = ${titleOf('bản thảo')}) as "draftVersion",
      (select id from round where title = ${titleOf('đang bỏ phiếu')}) as voting,
      (select id from of where title = ${titleOf('đang bỏ phiếu')} and code = 'STP') as "votingCase",
      (select id from round where title = ${titleOf('chờ quyết định')}) as prepared,
      (select d.id from rating_decision d join round on round.id = d.round_id where d.state = 'draft') as decision,
      (select id from round where title = ${titleOf('đã quyết định')}) as decided,
      (select id from of where title = ${titleOf('đã quyết định')} and code = 'STTTT') as "decidedOwn",
      (select o.id from rating_objection o where o.outcome is null) as objection,
      (select id from rating_scheme where code = 'synthetic-province-heads') as scheme,
      (select id from rating_scheme where code = 'mau-ma-tran') as "schemeDraft",
      (select id from rating_scheme where code = 'nd-90-2020-heads') as national,
      (select id from discipline_event where decision_no = '1/QĐ (mẫu của ma trận)') as discipline
    from now`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no rating round of 2024 under way')
  return row
}

type Hint = (
  s: { ratings: RatingSubjects; person: Partial<Record<string, string>> },
  actor: ActorName,
) => unknown

/** What stands in the addresses. */
export const ratingParams: [RegExp, Record<string, Hint>][] = [
  [/^\/ratings\/rounds\/:id\/(edit|opening|council)/, { id: (s) => s.ratings.draft }],
  [/^\/ratings\/rounds\/:id\/meeting/, { id: (s) => s.ratings.voting }],
  [/^\/ratings\/rounds\/:id\/decision/, { id: (s) => s.ratings.prepared }],
  [/^\/ratings\/rounds\/:id/, { id: (s) => s.ratings.running }],
  [/^\/ratings\/decisions\/:id/, { id: (s) => s.ratings.decision }],
  [
    /^\/ratings\/persons\/:id\/causes\/:cause/,
    { id: (s) => s.ratings.caused, cause: (s) => s.ratings.cause },
  ],
  [/^\/ratings\/persons\/:id\/vote/, { id: (s) => s.ratings.votingCase }],
  [/^\/ratings\/persons\/:id\/objections/, { id: (s) => s.ratings.decidedOwn }],
  [/^\/ratings\/persons\/:id/, { id: (s) => s.ratings.own }],
  [/^\/ratings\/objections\/:id/, { id: (s) => s.ratings.objection }],
  [/^\/ratings\/schemes\/:id\/issuance/, { id: (s) => s.ratings.schemeDraft }],
  [/^\/ratings\/schemes\/:id/, { id: (s) => s.ratings.scheme }],
  [/^\/ratings\/discipline\/:id/, { id: (s) => s.ratings.discipline }],
]

const aRound: Record<string, Hint> = {
  year: () => '2024',
  block: () => 'commune',
  schemeId: (s) => String(s.ratings.national),
  postsOn: () => '2024-12-31',
  selfBy: () => '2025-02-21',
  commentsBy: () => '2025-02-25',
  meetingOn: () => '2025-02-27',
  decideBy: () => '2025-03-07',
  quorumPercent: () => '67',
  objectionDays: () => '15',
}
const fact: Record<string, Hint> = {
  key: () => 'tasks.exceeded',
  value: () => '40',
  source: () => 'Báo cáo mẫu',
}
const word: Record<string, Hint> = { level: () => 'good', text: () => 'Ý kiến mẫu' }

/** What the forms and bodies are filled with. */
export const ratingBodies: Record<string, Record<string, Hint>> = {
  '/ratings/rounds': aRound,
  '/ratings/rounds/:id/edit': {
    ...aRound,
    year: () => '2022',
    block: () => 'district',
    version: (s) => String(s.ratings.draftVersion),
  },
  '/ratings/rounds/:id/council': {
    headId: (s) => s.person.banhanh,
    memberIds: (s) => [s.person.uyvien],
  },
  '/ratings/rounds/:id/facts': {
    press: () => 'try',
    table: () => 'đơn vị;số liệu;giá trị;văn bản\nSTTTT;general;có;Báo cáo mẫu',
  },
  '/ratings/rounds/:id/meeting-closing': { minutesNo: () => '10/BB (mẫu)' },
  '/ratings/decisions/:id': {
    decisionNo: () => '30/QĐ-UBND (mẫu)',
    decidedOn: () => '2025-02-20',
    publish: () => 'counts',
  },
  '/ratings/persons/:id/facts': fact,
  '/ratings/persons/:id/causes': { condition: () => 'on-time-80', documentNo: () => '20/UBND (mẫu)' },
  '/ratings/persons/:id/aside': { reason: () => 'Lý do mẫu' },
  '/ratings/persons/:id/self': word,
  '/ratings/persons/:id/comments': word,
  '/ratings/persons/:id/vote': { level: () => 'good' },
  '/ratings/persons/:id/objections': { text: () => 'Kiến nghị mẫu' },
  '/ratings/objections/:id/answer': { outcome: () => 'upheld', answer: () => 'Trả lời mẫu' },
  '/ratings/schemes': {
    file: () => new File([schemeText('mau-moi')], 'quy-dinh.json', { type: 'application/json' }),
  },
  '/ratings/discipline': {
    personId: (s) => s.person.daumoi,
    form: () => 'warning',
    decidedOn: () => '2025-02-20',
    source: () => 'Quyết định mẫu',
  },
}
