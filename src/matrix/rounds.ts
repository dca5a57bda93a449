import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Deps } from '#platform/deps.ts'
import { stageOf } from '../../demo/stage.ts'
import { addEvidence, appointAppraiser, claimExtra, makeRound } from '../modules/scoring/actions.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of rounds and sheets speak of. */
export type RoundSubjects = {
  /** a draft of the matrix with a seat given, and its version */
  draft: number
  draftVersion: number
  seat: number
  /** the round of 2024 in its explaining, the sheet of STTTT in it, and SDL's, whose self-score is open again */
  running: number
  explaining: number
  open: number
  /** STTTT's evidence for its explanation, a request, its bonus claim */
  evidence: number
  request: number
  extra: number
  /** a blind appraisal that waits for dm.stp, and a piece of evidence of it */
  blind: number
  blindEvidence: number
}

const title = 'Đợt chấm điểm mẫu của ma trận'
const blindTitle = 'Minh chứng chấm độc lập của ma trận'

/** A draft round with an appraiser; evidence that STTTT brought for its explanation; a penalty that SDL claimed itself. */
export const addRounds = async (deps: Deps): Promise<void> => {
  const stage = stageOf(deps)
  const clerk = await stage.as('thuongtruc', '2025-02-18', '11:00')
  const set = await sql<{ id: number }>`
    select id from criteria_set where code = 'synthetic-department-100' and state = 'issued' order by id desc limit 1`.execute(
    deps.db,
  )
  const round = await makeRound(clerk, {
    year: 2026,
    title,
    setId: set.rows[0]?.id ?? 0,
    opensOn: '2026-12-01',
    selfBy: '2026-12-20',
    firstBy: '2027-01-15',
    explainBy: '2027-01-22',
    secondBy: '2027-02-05',
    decideBy: '2027-02-20',
    publishBy: null,
    objectionBy: null,
  })
  await appointAppraiser(clerk, round, { domains: ['2'], unitId: await stage.unit('STP') })
  await sql`insert into score_evidence (sheet_id, leaf, stage, file_id, title, person_id, at)
    select b.sheet_id, b.leaf, 'self', e.file_id, ${blindTitle}, e.person_id, e.at
    from (select b.* from scoring_blind b join person p on p.id = b.person_id and p.username = 'dm.stp'
      where b.at is null order by b.id limit 1) b,
      (select * from score_evidence where file_id is not null order by id limit 1) e`.execute(deps.db)
  const { explaining, open } = await roundSubjects(deps.db)
  await addEvidence(await stage.as('daumoi', '2025-02-18', '15:00'), explaining, '1.2.1', {
    file: new File(['Văn bản phát hành báo cáo (mẫu của ma trận).\n'], 'bao-cao-mau.txt', {
      type: 'text/plain',
    }),
    pages: 'trang 1',
  })
  await claimExtra(await stage.as('dm.sdl', '2025-02-19', '10:00'), open, {
    kind: 'bonus',
    points: '1',
    reason: 'Đề nghị mẫu của ma trận',
  })
}

export const roundSubjects = async (db: Db): Promise<RoundSubjects> => {
  const found = await sql<RoundSubjects>`
    with now as (select id from scoring_round where year = 2024 and block = 'department' and state = 'open'),
    sheet as (select s.id, c.code from score_sheet s join now on now.id = s.round_id
      join unit_code c on c.unit_id = s.unit_id and c.code in ('STTTT', 'SDL'))
    select (select id from scoring_round where title = ${title}) as draft,
      (select version from scoring_round where title = ${title}) as "draftVersion",
      (select max(a.id) from scoring_appointment a join scoring_round r on r.id = a.round_id where r.title = ${title}) as seat,
      now.id as running, (select id from sheet where code = 'STTTT') as explaining,
      (select id from sheet where code = 'SDL') as open,
      (select max(e.id) from score_evidence e join sheet s on s.id = e.sheet_id where s.code = 'STTTT' and e.title <> ${blindTitle}) as evidence,
      (select min(q.id) from score_request q join sheet s on s.id = q.sheet_id where s.code = 'STTTT') as request,
      (select max(x.id) from score_extra x join sheet s on s.id = x.sheet_id where s.code = 'SDL') as extra,
      (select min(b.id) from scoring_blind b join person p on p.id = b.person_id and p.username = 'dm.stp'
        where b.at is null) as blind,
      (select min(e.id) from score_evidence e where e.title = ${blindTitle}) as "blindEvidence"
    from now`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no round of 2024 in its explaining')
  return row
}

type Hint = (
  s: { rounds: RoundSubjects; set: number; unit: Record<string, number>; person: Record<string, string> },
  actor: ActorName,
) => unknown

const onOpen: Record<string, Hint> = {
  id: (s) => s.rounds.open,
  code: () => '1.1.1',
  extra: (s) => s.rounds.extra,
}

/** What stands in the addresses. */
export const roundParams: [RegExp, Record<string, Hint>][] = [
  [/^\/scoring\/blind\/:id/, { id: (s) => s.rounds.blind, evidence: (s) => s.rounds.blindEvidence }],
  [
    /^(\/scoring)?\/rounds\/:id\/(edit|opening|seats|council)/,
    { id: (s) => s.rounds.draft, seat: (s) => s.rounds.seat },
  ],
  [/^(\/scoring)?\/rounds\/:id/, { id: (s) => s.rounds.running }],
  [
    /^\/scoring\/sheets\/:id\/leaves\/:code\/requests/,
    { id: (s) => s.rounds.explaining, code: () => '1.1.1' },
  ],
  [/^\/scoring\/sheets\/:id\/leaves\//, onOpen],
  [/^(\/scoring)?\/sheets\/:id\/(values|extras)/, onOpen],
  [
    /^(\/scoring)?\/sheets\/:id/,
    {
      id: (s) => s.rounds.explaining,
      evidence: (s) => s.rounds.evidence,
      request: (s) => s.rounds.request,
      domain: () => '2',
    },
  ],
]

const days = {
  opensOn: () => '2025-11-01',
  selfBy: () => '2025-11-20',
  firstBy: () => '2025-12-10',
  explainBy: () => '2025-12-15',
  secondBy: () => '2025-12-20',
  decideBy: () => '2025-12-30',
}
const aRound: Record<string, Hint> = { ...days, year: () => '2027', setId: (s) => String(s.set) }
const seat: Record<string, Hint> = { domains: () => ['3'], unitId: (s) => String(s.unit.STTTT) }
const council: Record<string, Hint> = { headId: (s) => s.person.banhanh, memberIds: (s) => [s.person.uyvien] }
const paper = () => new File(['Phiếu có chữ ký (mẫu của ma trận).\n'], 'phieu.txt', { type: 'text/plain' })
const again: Record<string, Hint> = { stage: () => 'self', until: () => '2025-03-03' }

/** What the forms and bodies are filled with. */
export const roundBodies: Record<string, Record<string, Hint>> = {
  '/scoring/rounds': aRound,
  '/rounds': aRound,
  '/scoring/rounds/:id/edit': { ...aRound, version: (s) => String(s.rounds.draftVersion) },
  '/rounds/:id/edit': { ...aRound, version: (s) => s.rounds.draftVersion },
  '/scoring/rounds/:id/seats': seat,
  '/rounds/:id/seats': seat,
  '/scoring/rounds/:id/council': council,
  '/rounds/:id/council': council,
  '/scoring/rounds/:id/calibration/sample': { share: () => '5' },
  '/scoring/blind/:id': { points: () => '0', reason: () => 'Chấm độc lập (mẫu)' },
  '/sheets/:id/values': { leaf: () => '1.1.1' },
  '/sheets/:id/evidence': { leaf: () => '1.2.1', sameAsId: (s) => s.rounds.evidence },
  '/scoring/sheets/:id/leaves/:code/evidence': { file: paper },
  '/scoring/sheets/:id/leaves/:code/requests': { question: () => 'Câu hỏi mẫu' },
  '/sheets/:id/requests': { leaf: () => '1.1.1', question: () => 'Câu hỏi mẫu' },
  '/scoring/sheets/:id/requests/:request/answer': { answer: () => 'Trả lời mẫu' },
  '/sheets/:id/requests/:request/answer': { answer: () => 'Trả lời mẫu' },
  '/scoring/sheets/:id/sign-off': { file: paper },
  '/scoring/sheets/:id/reopenings': again,
  '/sheets/:id/reopenings': again,
  '/scoring/sheets/:id/extras': { kind: () => 'bonus', points: () => '1' },
  '/sheets/:id/extras': { kind: () => 'bonus', points: () => '1' },
  '/scoring/sheets/:id/extras/:extra/judgement': { points: () => '1' },
  '/sheets/:id/extras/:extra/judgement': { points: () => '1' },
}
